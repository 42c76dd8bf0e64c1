# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Recursion that changes arrays and lists, and lets lists, sets and dicts grow.

One or two functions take a depth and two arrays, or two lists of numbers, which
the calls hand on, in another order or one of them twice. They change items of
them, append to a path and take from it again, note what they have seen, and
keep what they found in a table. Some are known all through, some are not; some
go through enough calls not to be followed while compiling.
"""
SLICE = 40
MOST_REFUSED = 0.35
REFUSED_BY = ("H0990", "H03", "H04")

HEAD = """\
import numpy as np

s0 = int(np.zeros(70000).sum())
path, seen, memo, log = [], set(), {}, []
steps = 0

"""


class Descent:
    """The text of one program's functions."""

    def __init__(self, r):
        self.r = r
        self.names = ["f", "g"][:r.choice([1, 1, 2])]
        self.size = r.choice([3, 6, 20])
        self.arrays = r.random() < 0.5
        self.number = r.choice(["int", "float"])

    def pick(self, *choices):
        return self.r.choice(choices)

    def at(self):
        return self.pick("d", "k", "d + 1", f"(d * 3 + k) % {self.size}",
                         f"steps % {self.size}", "0", "-1")

    def amount(self):
        one = "0.5" if self.number == "float" else "2"
        return self.pick(f"a[{self.index()}]", f"b[{self.index()}]", one,
                         f"d * {one}", f"len(path) * {one}")

    def index(self):
        return f"({self.at()}) % {self.size}"

    def call(self):
        given = self.pick("a, b", "a, b", "b, a", "a, a", "b, b")
        return f"{self.pick(*self.names)}(d - {self.pick(1, 1, 2)}, {given})"

    def simple(self):
        return self.pick(
            f"a[{self.index()}] = {self.amount()}",
            f"b[{self.index()}] += {self.amount()}",
            f"a[{self.index()}], a[{self.index()}] = "
            f"a[{self.index()}], a[{self.index()}]",
            f"t += {self.amount()}", f"seen.add({self.at()})",
            f"memo[{self.at()}] = d", "log.append(d)",
            f"t += memo.get({self.at()}, 0)",
            f"seen.discard({self.at()})")

    def tried(self):
        """What is put there, and taken away behind the call."""
        kind = self.r.random()
        if kind < 0.4:
            return ["path.append(d)", f"t += {self.call()}", "path.pop()"]
        if kind < 0.7:
            at = self.index()
            return [f"old = a[{at}]", f"a[{at}] = {self.amount()}",
                    f"t -= {self.call()}", f"a[{at}] = old"]
        return [f"t += {self.call()}"]

    def statement(self):
        kind = self.r.random()
        if kind < 0.45:
            return [self.simple()]
        lines = self.tried()
        if kind < 0.7:
            test = self.pick("d % 2 == 0", "len(path) < 4", "t > 1",
                             "d in seen", "k not in seen", "len(memo) < 3",
                             f"a[{self.index()}] > 0")
            return [f"if {test}:"] + ["    " + line for line in lines]
        return lines

    def function(self, name):
        one = "0.0" if self.number == "float" else "0"
        lines = [f"def {name}(d, a, b):", "    global steps", "    steps += 1",
                 f"    t, k = {one}, steps % 3",
                 f"    if d <= 0 or steps > {self.r.choice([9, 40, 300])}:",
                 f"        return {self.pick(one, 'a[0]', 'b[1] * 2')}"]
        body = [line for _ in range(self.r.randint(2, 4))
                for line in self.statement()]
        if self.r.random() < 0.4:
            lines.append(f"    for k in range({self.r.randint(2, 3)}):")
            body = ["    " + line for line in body]
        lines += ["    " + line for line in body]
        return lines + [f"    return t % {self.pick(7, 1000)}", "", ""]

    def data(self, name, k):
        one = "0.5" if self.number == "float" else "1"
        if self.arrays:
            return f"{name} = np.arange({self.size}) * {one} + {k}"
        return f"{name} = [i * {one} + {k} for i in range({self.size})]"


def program(r):
    d = Descent(r)
    lines = []
    for name in d.names:
        lines += d.function(name)
    lines += [d.data("x", 1), d.data("y", -2)]
    depth = f"{r.randint(2, 7)}{r.choice(['', ' + s0'])}"
    for given in r.sample(["x, y", "y, x", "x, x"], r.randint(1, 2)):
        lines.append(f"print(f({depth}, {given}))")
    lines.append("print(list(x), list(y), path, sorted(seen), log, steps)")
    lines.append("print(sorted(memo.items()))")
    return HEAD + "\n" + "\n".join(lines) + "\n"
