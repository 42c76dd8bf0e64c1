# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Models in plain lists: weights in vectors and matrices, data in lists of
tuples, which functions and classes hold and loops over epochs and items
replace, change in place and keep under other names."""
from support import Lines

SLICE = 30
MOST_REFUSED = 0.5
REFUSED_BY = ("H0990", "H04", "H0301", "H0302", "H0305", "H0306", "H0308",
              "H0910")
ALLOWED = {}

HEAD = """\
import math
import numpy as np

s0 = int(np.zeros(70000).sum())


class Model:
    def __init__(self, w, v):
        self.w, self.v, self.x, self.hist = w, v, None, []

    def forward(self, x):
        self.x = x
        self.z = sum(a * b for a, b in zip(self.v, x))
        return self.z

    def step(self, y):
        for j in range(len(self.x)):
            self.v[j] -= 0.01 * (self.z - y) * self.x[j]

    def layer(self, x):
        out = []
        for row in self.w:
            out.append(max(0.0, sum(a * b for a, b in zip(row, x)) * 0.1))
        return out


def scaled(m, k):
    return [[q * k for q in row] for row in m]


def summed(m):
    t = 0.0
    for row in m:
        for q in row:
            t += q
    return t

"""


class Writer(Lines):
    def __init__(self, r):
        super().__init__(r)
        self.loops = 0
        self.rows = r.choice([2, 3, 7, 8, 9, 20, 50])
        self.width = r.choice([1, 2, 3, 8, 9, 17])
        self.ndata = r.choice([3, 8, 20, 48, 60])

    def number(self):
        return self.r.choice(["0.5", "1.0", "e0 * 0.25", "y0", "t * 0.001",
                              "float(s0)", "(s0 + 2) * 0.5", "v[0]"])

    def row(self):
        return self.r.choice([f"w[{self.r.randrange(self.rows)}]", "w[-1]",
                              "w[s0]", "m.w[0]", "kept", "w[k0 % len(w)]",
                              "m.w[k0 % len(m.w)]"])

    def simple(self):
        r = self.r
        k = self.number()
        return r.choice([
            f"w = [[q * 0.5 + {k} for q in row] for row in w]",
            "w = [row[:] for row in w]", "w = [list(row) for row in m.w]",
            f"w = scaled(w, {k})", f"m.w = scaled(m.w, {k})", "m.w = w",
            "w = m.w", "m = Model(w, v)", "m = Model(scaled(w, 0.5), v[:])",
            f"kept = {self.row()}", f"kept[0] += {k}",
            f"{self.row()}[{r.choice(['0', '-1', 's0'])}] = {k}",
            f"v = [a * 0.9 + {k} for a in v]",
            f"v = [a + b for a, b in zip(v, {self.row()})]",
            "m.v = v", "v = m.v", "v = v[:]", f"v[{r.choice(['0', '-1', 's0'])}] -= {k}",
            f"t += sum({self.row()})", f"t += sum(a * b for a, b in zip(v, {self.row()}))",
            "t += summed(w)", "t += summed(m.w)", "m.hist.append(t)",
            "t += m.forward(x0)", "m.step(y0)", "m.x = x0", "x0 = data[k0 % len(data)][0]",
            f"x0[0] += {k}", f"data[0][0][0] = {k}", "x0, y0 = data[s0]",
            f"x0, y0 = data[{r.randrange(self.ndata)}]", "old = data[:2]",
            f"data.append(([{', '.join(['t'] * self.width)}], {k}))"
            if not self.depth else "old = data[-1]",
            "v = m.layer(x0)[:1] + v[1:]", "t += m.layer(x0)[0]",
            "t += math.sqrt(abs(x0[-1]))", "t = t * 0.5",
            "k0 += 1", "k0 = (k0 * 3 + 1) % 7",
            self.shown()])

    def shown(self):
        what = self.r.choice(["print(t, w[0][0], v[-1])", "print(m.w is w)",
                              "print(m.v[0], m.w[-1][-1], y0)",
                              "print(kept is w[0], old[0])"])
        return what if self.depth < 2 else "t -= 0.125"

    def statement(self):
        r = self.r
        if self.depth > 1 + (r.random() < 0.1) or r.random() < 0.6:
            self.put(self.simple())
            return
        head = r.choice(["for e0 in range(s0 + 3):", "for e0 in range(4):",
                         "for e0 in range(40):", "for x0, y0 in data:",
                         "for x0, y0 in data:", "for x, y0 in data[:5]:",
                         "for k0, row in enumerate(w):", "for row in m.w:",
                         "for k0 in range(len(w)):", "if t > 1.0:",
                         "if y0 > s0:", "if e0 % 2 == 0:",
                         "for (x0, y0), b in zip(data, v):"])
        self.put(head)
        self.depth += 1
        if "row" in head:
            self.put(r.choice(["t += row[0]", f"row[0] = {self.number()}",
                               "kept = row", "t += sum(row)"]))
        for _ in range(r.randrange(1, 4)):
            self.statement()
        self.depth -= 1


def program(r):
    w = Writer(r)
    w.put("t, k0, e0, y0 = 0.0, 0, 0, 0.5")
    w.put(f"w = [[0.1 * i - 0.05 * j for j in range({w.width})] "
          f"for i in range({w.rows})]")
    w.put(f"v = [0.25 * j for j in range({w.width})]")
    w.put(f"data = [([0.01 * i + j for j in range({w.width})], "
          f"{r.choice(['1.0 if i % 3 else 0.0', 'i * 0.5'])}) "
          f"for i in range({w.ndata})]")
    w.put("m, kept, x0, old = Model(w, v), w[0], data[1][0], data[0]")
    if r.random() < 0.8:
        w.put("m.x = x0")
        w.put("m.forward(x0)")
    for _ in range(r.randrange(4, 9)):
        w.statement()
    w.put("print(t, k0, e0, y0, v[:3], kept[:2], x0[:2])")
    w.put("print(w[0][:3], w[-1][-2:], summed(w), m.v[:2], m.w[1][:2], m.hist)")
    w.put("print(data[0], data[-1], len(data), m.x and m.x[:2])")
    return HEAD + "\n".join(w.lines) + "\n"
