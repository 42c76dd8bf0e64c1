# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lists of lists, and dicts of them, of which only running knows which one
grows, shrinks or is gone through: buckets, clusters, stacks, under several
names, in loops, branches and functions."""
from support import Lines

SLICE = 40
MOST_REFUSED = 0.5
REFUSED_BY = ("H0990", "H04", "H0301", "H0302", "H0305", "H0306", "H0308",
              "H0910")

HEAD = """\
import numpy as np

s0 = int(np.zeros(70000).sum())


def put(b, i, v):
    b[i].append(v)
    return len(b[i])


def nearest(c, v):
    return min(range(len(c)), key=lambda i: abs(c[i] - v))

"""


class Writer(Lines):
    def __init__(self, r):
        super().__init__(r)
        self.loops = 0
        self.n = r.choice([1, 2, 3, 3, 4, 6, 9])
        self.kind = r.choice(["int", "int", "float", "pair"])

    def number(self):
        names = [f"k{i}" for i in range(self.loops)] + ["s0 + 2", "3", "s0"]
        return self.r.choice(names + [str(self.r.randrange(9))])

    def value(self):
        x = f"({self.number()} * {self.r.randrange(1, 9)}) % 23"
        return {"int": x, "float": f"({x}) * 0.5",
                "pair": f"({x}, {self.number()} + 0.5)"}[self.kind]

    def bucket(self):
        i = self.number()
        return self.r.choice([f"b[({i}) % {self.n}]", f"b[({i}) % {self.n}]",
                              f"b[-1 - ({i}) % {self.n}]", "b[0]", "a"])

    def test(self):
        r, x = self.r, self.bucket()
        return r.choice([x, f"not {x}", f"len({x}) > {r.randrange(4)}",
                         f"{self.number()} % 2 == 0", "s0 == 0",
                         f"{self.value()} in {x}", f"{x} == {self.bucket()}",
                         f"{x} is a"])

    def change(self):
        r, x, v = self.r, self.bucket(), self.value()
        form = r.choice(["append"] * 6 + ["pop", "insert", "extend", "clear",
                                          "plus", "put", "set", "guarded", "near"])
        if form in ("pop", "set"):
            self.put(f"if {x}:")
            what = f"{x}.pop()" if form == "pop" else f"{x}[-1] = {v}"
            self.put(f"    {what}")
        elif form == "guarded":
            self.put("try:")
            self.put(f"    print({x}.pop({r.randrange(3)}))")
            self.put("except IndexError as e:")
            self.put("    print(e)")
        elif form == "near" and self.kind != "pair":
            self.put(f"b[nearest([{r.randrange(9)}, 4.5, 9][:{self.n}], {v})]"
                     f".append({v})")
        else:
            self.put({"append": f"{x}.append({v})", "clear": f"{x}.clear()",
                      "insert": f"{x}.insert(0, {v})",
                      "extend": f"{x}.extend([{v}, {self.value()}])",
                      "plus": f"{x} += [{v}]", "near": f"{x}.append({v})",
                      "put": f"print(put(b, {self.number()} % {self.n}, {v}))"
                      }[form])

    def show(self):
        x = self.bucket()
        self.put("print(" + self.r.choice([
            x, f"len({x})", f"{x}[-1:]", f"sorted({x})", f"{x}[::-1]",
            "[len(c) for c in b]", "sum(len(c) for c in b)",
            f"max({x}, default=0)"]) + ")")

    def loop(self, depth):
        r = self.r
        k = f"k{self.loops}"
        through = r.choice([f"range(s0 + {r.randrange(1, 9)})"] * 4
                           + ["range(4)", f"{self.bucket()}[:3]"])
        if "range" in through or self.kind == "int":
            self.put(f"for {k} in {through}:")
            self.loops += 1
            self.block(depth)
            self.loops -= 1
        else:
            self.show()

    def block(self, depth):
        self.depth += 1
        for _ in range(self.r.randrange(1, 4)):
            self.statement(depth)
        self.depth -= 1

    def statement(self, depth):
        r = self.r.random()
        if r < 0.5 or depth == 0:
            self.change()
        elif r < 0.6:
            self.show()
        elif r < 0.8:
            self.put(f"if {self.test()}:")
            self.block(depth - 1)
        else:
            self.loop(depth - 1)


def program(r):
    w = Writer(r)
    first = [w.value() for _ in range(r.randrange(3))]
    w.put(f"a = [{', '.join(first)}]")
    w.put(r.choice([
        f"b = [a] + [[] for _ in range({w.n - 1})]",
        f"b = [[{w.value()}] for _ in range({w.n})]",
        f"b = [[] for _ in range({w.n})]",
        f"b = {{i: [] for i in range(-{w.n}, {w.n})}}"]))
    for _ in range(r.randrange(2, 6)):
        w.statement(2)
    w.loop(2)
    w.put("print(a, b)")
    return HEAD + "\n".join(w.lines) + "\n"
