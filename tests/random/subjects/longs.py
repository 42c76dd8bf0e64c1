# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Static ints of any size: operators, comparisons with ints and floats, keys,
texts, the functions that take or give ints, and where they meet arrays.

Each line is run as it is made; what raises stands in the program once, at its
end, where both must raise."""
import math
import random

import numpy as np

MOST_REFUSED = 0.3
REFUSED_BY = ("H0990", "H0510", "H0907", "H0909")
LARGEST = 1 << 4000  # beyond it a number is not used again

HEAD = "import math\nimport numpy as np\n"


class Program:
    def __init__(self, r):
        self.r = r
        self.lines = []
        self.space = {"math": math, "np": np}
        self.ints = []

    def literal(self):
        r = self.r
        k = r.choice([31, 32, 53, 62, 63, 64, 65, 100, 200])
        return r.choice([
            f"2**{k}", f"-2**{k}", f"2**{k} - 1", f"2**{k} + 1",
            f"{r.getrandbits(k)}", f"-{r.getrandbits(k)}",
            f"{r.getrandbits(k):#x}", f"10**{r.randrange(40)}",
            f"{r.randrange(-5, 6)}", "True"])

    def some(self):
        return f"({self.literal()})" if not self.ints or \
            self.r.random() < 0.25 else self.r.choice(self.ints)

    def number(self):
        """An int."""
        r, a, b = self.r, self.some(), self.some()
        small = r.randrange(0, 90)
        return r.choice([
            f"{a} + {b}", f"{a} - {b}", f"{a} * {b}", f"{a} // {b}",
            f"{a} % {b}", f"{a} & {b}", f"{a} | {b}", f"{a} ^ {b}", f"-{a}",
            f"~{a}", f"abs({a})", f"{a} << {small}", f"{a} >> {small}",
            f"{a} ** {r.randrange(5)}", f"divmod({a}, {b})[{r.randrange(2)}]",
            f"pow({a}, {r.randrange(99)}, {b})", f"pow({a}, -1, {b})",
            f"pow({a}, abs({b}), 10**9 + 7)", f"round({a}, -{small % 30})",
            f"int(str({a}))", f"int(float({a}))", f"int({a} / 7)",
            f"int('{r.getrandbits(90):x}', 16)", f"round({a} / 3)",
            f"math.gcd({a}, {b})", f"math.isqrt(abs({a}))",
            f"math.factorial({small % 40})", f"math.floor({a} * 1.5)",
            f"({a}).bit_length()", f"({a}).bit_count()", f"hash({a})",
            f"sum([{a}, {b}, 3])", f"max({a}, {b})", f"min({a}, {b}, 0)",
            f"{a} if {a} < {b} else {b}", f"len(str({a}))",
        ])

    def shown(self):
        """What is printed."""
        r, a, b = self.r, self.some(), self.some()
        f = r.choice([f"float({b})", "1.5", "2.0**63", "1e30", "float('inf')",
                      "float('nan')", f"{b} / 3", "0.0"])
        spec = r.choice([",", "d", "x", "#b", "_X", ">60", "<50,", "+d", "e",
                         ".3f", "g", "#o", "060d", "^70_d", ".10e", "%"])
        op = r.choice(["<", "<=", "==", "!=", ">", ">="])
        d = r.choice(["np.int64", "np.uint64", "np.float64", "np.int8",
                      "np.float32"])
        return r.choice([
            f"{a}", f"{a} {op} {b}", f"{a} {op} {f}", f"{f} {op} {a}",
            f"{a} / {b}", f"{a} * {f}", f"{f} - {a}", f"{a} // {f}",
            f"{a} ** -2", f"{a} ** 0.5", f"f'{{{a}:{spec}}}'",
            f"repr([{a}, ({b},)])", f"str({a})[-5:]", f"hex({a}), bin({a})",
            f"{{{a}: 1, {b}: 2, float({a}): 3}}", f"{a} in [{b}, {f}, {a}]",
            f"sorted([{a}, {b}, {f if 'nan' not in f else 1}])",
            f"hash({a}) == hash(float({a}))", f"bool({a}), not {b}",
            f"[1, 2, 3][:{a}], [1, 2, 3][{b}:]", f"isinstance({a}, int)",
            f"math.log(abs({a}) + 1)", f"math.sqrt(abs({a}))",
            f"np.array([{a}, {b}])", f"{d}({a})", f"np.array({a}).dtype",
            f"np.arange(3).astype({d}) + {a}", f"np.ones(2, {d}) {op} {a}",
            f"np.full(2, {a}, {d})", f"np.where([True, False], {a}, {b})",
            f"np.array([{a}], {d}).tolist()", f"int({d}({a}))",
            f"np.clip(np.arange(3, dtype={d}), {a}, None)",
            f"hash((1, {a})), hash(-{b})",
        ])

    def keep(self, line):
        before = dict(self.space)
        try:
            exec(line, self.space)
            return True
        except Exception:
            self.space = before
            return False

    def build(self):
        r = self.r
        last = None
        for i in range(r.randrange(8, 20)):
            if r.random() < 0.5:
                name = f"n{len(self.ints)}"
                line = f"{name} = {self.number()}"
                fine = self.keep(line)
                if fine and abs(self.space[name]) < LARGEST:
                    self.ints.append(name)
                    self.lines.append(line)
            else:
                line = f"print({self.shown()})"
                fine = self.keep(line.replace("print(", "_ = repr((", 1) + ")")
                if fine and "object" not in str(
                        getattr(self.space.get("_"), "dtype", "")):
                    self.lines.append(line)
            last = line if not fine else last
        self.lines += [f"print({n})" for n in self.ints]
        if last and r.random() < 0.5:
            self.lines.append(last)


def program(r):
    import warnings
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        p = Program(r)
        p.build()
    return HEAD + "\n".join(p.lines) + "\n"


if __name__ == "__main__":
    print(program(random.Random()))
