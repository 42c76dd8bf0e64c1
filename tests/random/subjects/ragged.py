# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Arrays whose size is known only when running.

Slices with staged bounds on either side (negative, past the end, crossed,
empty), what masks and arrays of indices select, what is computed of them,
stores into them, in branches, loops and functions. A statement is run as it is made, on NumPy, and dropped if it raises
or if its numbers grow. All numbers are integers, held as floats or ints, so
that sums are exact in any order; lengths that meet are equal, or one is a 1
that is known. So many zeros as the head adds are not added while compiling."""
import random
import warnings

import numpy as np

SLICE = 60
MOST_REFUSED = 0.35
REFUSED_BY = ("H0302", "H0990", "H04", "H0301", "H0910")
ALLOWED = {"H0910": "a length that is 1 when running does not stretch",
           "H0904 the slice": "a slice of a known size lies inside"}

HEAD = """\
import numpy as np
S = np.array([3, 1, 2, 0, 5, -2, 9, -9]) + int(np.zeros(70000).sum())
k, l, m = int(S[0]), int(S[2]), int(S[4])
o, n, p, q = int(S[3]), int(S[5]), int(S[6]), int(S[7])
x = np.arange(7.0)
y = np.arange(10) % 4 - 1
A = np.arange(20.0).reshape(4, 5) % 7
B = (np.arange(25).reshape(5, 5) * 3 % 8).astype(np.float32)
d = np.array([3, 1, 0, 2, 4, 1], dtype=np.int8)
"""
NUMBERS = ["k", "l", "m", "o", "n", "p", "q", "k + 1", "l - 1", "m - k",
           "-l", "0", "1", "2", "-1", "7"]


class Program:
    def __init__(self, r):
        self.r = r
        self.lines = []
        self.made = 0
        self.begin()

    def begin(self):
        self.space = {"print": lambda *words: None}
        exec(HEAD + "\n".join(self.lines), self.space)

    # ---- running what is made ----

    def fits(self, space):
        return all(x.size <= 60 and x.ndim <= 2 and
                   (not x.size or np.abs(x).max() < 1e6)
                   for x in space.values() if isinstance(x, np.ndarray))

    def keep(self, *lines):
        try:
            exec("\n".join(lines), self.space)
            if self.fits(self.space):
                self.lines += lines
                return True
        except Exception:
            pass
        # NumPy ran part of it: begin again from what is kept
        self.begin()
        return False

    # ---- pieces ----

    def number(self):
        return self.r.choice(NUMBERS)

    def staged(self):
        return self.r.choice(NUMBERS[:11])

    def slice_of(self, i=None):
        r = self.r
        a = i if i and r.random() < 0.5 else self.number()
        b = i if i and r.random() < 0.4 else self.staged()
        return r.choice([f":{b}", f"{b}:", f"{a}:{b}", f"{b}:{a}", f":{a}",
                         f"-{b}:" if b.isalpha() else f"{a}:"])

    def arrays(self, rank=None):
        return [n for n, v in self.space.items()
                if isinstance(v, np.ndarray) and n != "S" and
                v.ndim in ((1, 2) if rank is None else (rank,))]

    def array(self, rank=None):
        return self.r.choice(self.arrays(rank))

    def part(self, i=None, of=None):
        """A slice of an array."""
        r = self.r
        n = of or self.array()
        if self.space[n].ndim == 1:
            return f"{n}[{self.slice_of(i)}]"
        return r.choice([
            lambda: f"{n}[{self.slice_of(i)}]",
            lambda: f"{n}[:, {self.slice_of(i)}]",
            lambda: f"{n}[{self.slice_of(i)}, {self.slice_of(i)}]",
            lambda: f"{n}[{r.choice(['1', 'l', i or 'l'])}, "
                    f"{self.slice_of(i)}]",
            lambda: f"{n}[{self.slice_of(i)}, {r.choice(['1', 'k'])}]",
            lambda: f"{n}[{self.slice_of(i)}, 1:3]",
        ])()

    def mask(self, n, i=None):
        """One of the shape of an array, or of its first dimension."""
        r = self.r
        c = r.choice(["0", "1", "2", "3", "-1", i or "l", "99"])
        op = r.choice([">", "<", "==", "!=", ">="])
        if self.space[n].ndim == 2 and r.random() < 0.4:
            return r.choice([f"{n}[:, 1] {op} {c}", f"{n}.sum(axis=1) {op} {c}"])
        return r.choice([f"{n} {op} {c}", f"{n} {op} {c}",
                         f"({n} {op} {c}) & ({n} != 4)", f"~({n} {op} {c})"])

    def indices(self, n, i=None):
        """Of its first dimension."""
        size = len(self.space[n])
        return self.r.choice([
            lambda: f"np.nonzero({self.mask(n, i)})",
            lambda: f"np.flatnonzero({n}.sum(axis=-1) > {i or 'k'})"
            if self.space[n].ndim == 2 else f"np.flatnonzero({self.mask(n, i)})",
            lambda: f"np.arange({size})[{self.slice_of(i)}]",
            lambda: f"(y[{self.slice_of(i)}] % {max(size, 1)})",
            lambda: f"(y[y > {self.number()}] % {max(size, 1)})",
            lambda: f"-np.arange({size})[k:] - 1",
        ])()

    def selected(self, i=None, of=None):
        """What a mask or an array of indices selects."""
        r = self.r
        n = of or self.array()
        where = self.mask(n, i) if r.random() < .6 else self.indices(n, i)
        if self.space[n].ndim == 2 and r.random() < .3:
            m = f"{n}[:, 0] > {r.choice(['0', 'k', '2'])}"
            return r.choice([f"{n}[{m}, 1]", f"{n}[{m}, 1:3]", f"{n}[{m}, :k]",
                             f"{n}[:, {n}[1] > 2]", f"{n}[1, {n}[1] < 3]",
                             f"{n}[{m}, l]", f"{n}[{m}][:, :2]"])
        return f"{n}[{where}]"

    def value(self, i=None, depth=0):
        r = self.r
        a = self.part(i) if r.random() < 0.6 else self.array()
        if r.random() < 0.3:
            a = self.selected(i)
        elif i and r.random() < 0.2:
            a = r.choice([f"np.arange({i})", f"np.zeros({i} + 1)",
                          f"np.arange({i}, 5)", f"np.ones(({i}, 2))",
                          f"np.full((3, {i}), 2)"])
        b = r.choice([self.part(i), a, a, "2", "1.5", self.staged(),
                      self.array()])
        if depth < 1 and r.random() < 0.4:
            a = self.value(i, depth + 1)
        return r.choice([
            lambda: f"{a} + {b}", lambda: f"{a} - {b}", lambda: f"{a} * {b}",
            lambda: f"np.maximum({a}, {b})", lambda: f"-({a})",
            lambda: f"np.where({a} > 1, {a}, {b})", lambda: f"abs({a})",
            lambda: f"({a}).copy()", lambda: f"np.sort({a})",
            lambda: f"np.cumsum({a})" if r.random() < .5
            else f"({a}).cumsum(axis=0)",
            lambda: f"({a}).astype(np.float64)", lambda: f"({a}) % 3",
            lambda: f"np.clip({a}, 0, {r.randrange(1, 5)})", lambda: a,
            lambda: f"np.zeros_like({a})", lambda: f"({a}) @ {self.part(i)}",
            lambda: f"({a}) @ {b}", lambda: f"({a}).sum(axis=0)", lambda: f"({a}).max(axis=-1)",
            lambda: f"({a})[::-1]", lambda: f"({a}).T",
            lambda: f"np.concatenate([{a}, {self.part(i)}])",
            lambda: f"np.unique({a})", lambda: f"np.argwhere({a} > 1)",
            lambda: f"np.extract({a} > 1, {a})",
            lambda: f"np.compress(({a})[:3] > 1, {a}, axis=0)",
        ])()

    def shown(self, i=None):
        r = self.r
        a = self.value(i)
        return r.choice([
            lambda: a, lambda: a, lambda: f"len({a})", lambda: f"({a}).shape",
            lambda: f"({a}).size", lambda: f"({a}).sum()",
            lambda: f"({a}).max(), ({a}).argmin()", lambda: f"({a}).min()",
            lambda: f"np.any({a})", lambda: f"np.all({a})",
            lambda: f"({a} == 2).sum()", lambda: f"({a} > 1)",
            lambda: f"sum({a})", lambda: f"(({a}) % 3).prod()",
            lambda: f"({a}).sum(axis={r.choice([0, 1, -1])})",
            lambda: f"({a}).sum(keepdims=True)",
            lambda: f"f'{{{a}}}'", lambda: f"({a})[{self.number()}]",
            lambda: f"({a}).ndim", lambda: f"np.count_nonzero({a})",
            lambda: f"({a}).sum() / 4", lambda: f"({a}).dtype",
            lambda: f"np.where({a} > 1)", lambda: f"({a}).nonzero()",
            lambda: f"np.unique({a}, return_counts=True)",
            lambda: f"np.unique({a}, return_inverse=True)",
            lambda: f"np.unique({a}, return_index=True)",
        ])()

    def store(self, i=None):
        r = self.r
        a = self.part(i) if r.random() < .6 else self.selected(i)
        b = r.choice([str(r.randrange(9)), self.part(i), self.value(i), a,
                      f"{a} + 1", f"({a}) * 2", "-1.0"])
        return r.choice([f"{a} = {b}", f"{a} = {b}", f"{a} += {b}",
                         f"{a} *= 2", f"{a} -= {b}"])

    # ---- statements ----

    def bind(self):
        self.made += 1
        name = (f"v{self.made}" if self.r.random() < 0.7 or self.made < 3
                else self.array())
        self.keep(f"{name} = {self.value()}")

    def show(self):
        self.keep(f"print({self.shown()})")

    def straight(self):
        self.keep(self.store())

    def shift(self):
        n = self.array(1)
        self.keep(self.r.choice([f"{n}[k + 1:] = {n}[k:-1]",
                                 f"{n}[:l] = {n}[l:l + l]",
                                 f"{n}[l:] = {n}[:len({n}) - l]"]))

    def body(self, i=None):
        return [self.r.choice([self.store, self.store,
                               lambda i: f"print({self.shown(i)})",
                               lambda i: f"t = {self.value(i)}"])(i)
                for _ in range(self.r.randrange(1, 3))]

    def branch(self):
        r = self.r
        lines = [f"if {r.choice(['k > 2', 'x.sum() > 9', 'l == 1', 'o'])}:"]
        name = f"v{self.made}"
        if r.random() < 0.5:
            n = self.array()
            a = self.part(of=n)
            self.keep(*lines, f"    {name} = {a}", "else:",
                      f"    {name} = {r.choice([a, n, self.part(of=n), self.value()])}",
                      f"print({name})")
        else:
            self.keep(*lines, *["    " + b for b in self.body()])

    def loop(self):
        head = self.r.choice(["for i in range(k):", "for i in range(4):",
                              "for i in range(l, m):", "for i in range(2):"])
        self.keep(head, *["    " + b for b in self.body("i")])

    def each(self):
        self.keep(f"for e in {self.part()}:", "    print(e)")

    def function(self):
        self.made += 1
        n = self.array()
        f = f"f{self.made}"
        self.keep(f"def {f}(x, i):",
                  f"    {self.store('i')}",
                  f"    return {self.value('i')}",
                  f"v{self.made} = {f}({n}, {self.number()})",
                  f"print({f}({self.part()}, k))")

    def build(self):
        r = self.r
        for _ in range(r.randrange(4, 11)):
            r.choice([self.bind, self.bind, self.bind, self.straight,
                      self.straight, self.shift, self.show, self.show,
                      self.branch, self.loop, self.each, self.function])()
        for n in self.arrays():
            self.lines.append(f"print({n} + 0, {n}.shape)")


def program(r):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        p = Program(r)
        p.build()
    return HEAD + "\n".join(p.lines) + "\n"


if __name__ == "__main__":
    print(program(random.Random()))
