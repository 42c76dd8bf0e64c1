# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions that call each other, and count in what outlives their calls.

One to three functions take a depth, count in a global, an attribute or an item
of a list, and call each other with less depth from branches and loops, some of
which only the running program decides. The count ends the recursion if the
depth does not. What they return is a Python or a NumPy number, by the way that
was taken.
"""
SLICE = 40
MOST_REFUSED = 0.35
REFUSED_BY = ("H0990", "H03", "H04")

HEAD = """\
import numpy as np

w = np.array([4, 2, 7, 1])
y = np.array(5)
for k in range(20000):
    y = (y * 7 + 3) % 2001
n = int(y) % 5
x = w[0]
i = 0
s = 0
log = []
total = [0, 0]


class Count:
    def __init__(self):
        self.n = 0
        self.sum = 0


o = Count()

"""

COUNTERS = ["i", "o.n", "total[0]"]


class Functions:
    """The text of the functions of one program."""

    def __init__(self, r):
        self.r = r
        self.names = [f"f{k}" for k in range(r.choice([1, 2, 2, 3]))]
        self.count = r.choice(COUNTERS)
        self.most = r.randint(2, 6)

    def pick(self, *choices):
        return self.r.choice(choices)

    def call(self):
        depth = self.pick("d - 1", "d - 1", "d - 2", "d")
        return f"{self.pick(*self.names)}({depth})"

    def value(self):
        index = self.pick("1", "2", "d % 4", f"{self.count} % 4")
        return self.pick("x", "v", "d", "n", self.count, f"w[{index}]",
                         self.pick("1", "2", "0.5", "3"), self.call(),
                         self.call(), self.call())

    def condition(self):
        return self.pick(f"{self.count} < {self.r.randint(1, self.most)}",
                         f"{self.count} == {self.r.randint(1, self.most)}",
                         f"{self.count} % 2", "x > 3", "v > 6", "d > 1",
                         "d % 2 == 0", "w[d % 4] > 2", "n > 2", "n + d > 3")

    def statement(self, depth):
        kind = self.r.random()
        if kind < 0.35:
            return [f"v = {self.pick('v + ', 'v * ', 'v - ', '')}{self.value()}"]
        if kind < 0.45:
            return [self.pick("log.append(d)", "s += 1", "total[1] += 1",
                              "o.sum += v", "s = s + x")]
        if kind < 0.52:
            return [f"{self.count} += 1"]
        if kind < 0.7:
            other = self.r.random() < 0.4
            return [f"if {self.condition()}:"] + self.block(depth) + (
                ["else:"] + self.block(depth) if other else [])
        if kind < 0.82 and depth < 2:
            return [f"for k{depth} in range({self.pick('2', '3', 'd', 'n')}):",
                    *self.block(depth + 1), *self.way_out()]
        if kind < 0.9 and depth < 2:
            most = self.r.randint(1, self.most)
            return [f"while {self.count} < {most}:", f"    {self.count} += 1",
                    *self.block(depth + 1)]
        if kind < 0.95:
            return [f"if {self.condition()}:",
                    f"    return {self.pick('v', 'x', 'v + 1.5')}"]
        return [f"print({self.count}, d)"]

    def way_out(self):
        if self.r.random() < 0.8:
            return []
        return [f"    if {self.condition()}:", "        break"]

    def block(self, depth):
        lines = []
        for _ in range(self.r.randint(1, 2)):
            lines += self.statement(depth)
        return ["    " + line for line in lines]

    def function(self, name):
        lines = [f"def {name}(d):", "    global i, s", f"    {self.count} += 1",
                 f"    if {self.count} > {self.most} or d <= 0:",
                 f"        return {self.pick('x', '1', 'x * 0.5', 'n')}",
                 f"    v = {self.pick('x', '0', '1.0', 'w[1]', 'n')}"]
        for _ in range(self.r.randint(1, 2)):
            lines += self.block(0)
        return lines + ["    return v", "", ""]


def program(r):
    functions = Functions(r)
    lines = []
    for name in functions.names:
        lines += functions.function(name)
    lines.append(f"print(f0({r.randint(1, 3)}), i, o.n, total, s, log, o.sum)")
    return HEAD + "\n" + "\n".join(lines) + "\n"
