# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Array programs: sort, argsort, cumsum, roll, where, shifted slices, scatter
and swaps, in nested for, while and if on staged counts.

Integers modulo 97, so that NumPy's answer is exact; few names, so that an
update meets its own sources. What the buffer plan and fusion may get wrong
shows here.
"""

from support import tidy

HEAD = """\
import numpy as np

s = np.array({seeds})
"""


class Arrays:
    def __init__(self, r):
        self.r = r
        self.n = r.choice([1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33])
        self.m = r.choice([1, 2, 3, 4, 8])
        self.lines = []
        self.depth = 0
        self.vectors = ["a", "b", "c", "d"][:r.randint(2, 4)]
        self.matrices = ["m", "w"][:r.randint(0, 2)]
        self.counters = []

    def put(self, line):
        self.lines.append("    " * self.depth + line)

    def pick(self, *choices):
        return self.r.choice(choices)

    # ---- expressions ----

    def count(self):
        """A small number of turns, staged or not."""
        k = self.r.randrange(6)
        return self.pick(f"int(s[{k}]) % 4", f"int(s[{k}] % 3) + 1",
                         str(self.r.randrange(1, 5)),
                         f"int({self.vector_name()}.sum() % 4)",
                         f"int({self.vector_name()}[0]) % 3")

    def index(self, n):
        """An index of a dimension of n, below it."""
        if self.counters and self.r.random() < 0.4:
            return f"{self.r.choice(self.counters)} % {n}"
        return self.pick(str(self.r.randrange(-n, n)),
                         f"int(s[{self.r.randrange(6)}]) % {n}",
                         f"int({self.vector_name()}[-1]) % {n}")

    def scalar(self):
        v = self.vector_name()
        return self.pick(str(self.r.randrange(97)), f"{v}.sum()", f"{v}.max()",
                         f"{v}[{self.index(self.n)}]", f"s[{self.r.randrange(6)}]",
                         f"np.argmax({v})", f"({v} > {self.r.randrange(97)}).sum()",
                         f"np.dot({v}, {self.vector_name()})",
                         f"{v}.min()", f"np.count_nonzero({v})",
                         *self.counters)

    def vector_name(self):
        return self.r.choice(self.vectors)

    def mask(self, d=1):
        a, b = self.vector(d - 1), self.vector(d - 1)
        return self.pick(f"{a} > {b}", f"{a} % 2 == 0", f"{a} == {b}",
                         f"{a} < {self.scalar()} % 97",
                         f"({a} > 20) & ({b} < 70)")

    def permutation(self, d=0):
        return self.pick(
            f"np.argsort({self.vector(d)}, kind=\"stable\")",
            f"np.roll(np.arange({self.n}), {self.r.randrange(-3, 4)})",
            f"np.arange({self.n})[::-1]")

    def positions(self, d=0):
        """Indices, some of them equal."""
        return self.pick(self.permutation(d), f"{self.vector(d)} % {self.n}")

    def vector(self, d=2):
        if d <= 0 or self.r.random() < 0.15:
            return self.vector_name()
        a, b = self.vector(d - 1), self.vector(d - 1)
        k = self.r.randrange(self.n + 1)
        ways = [
            f"({a} {self.pick('+', '-', '*')} {b}) % 97",
            f"({a} {self.pick('+', '-', '*')} {self.scalar()}) % 97",
            f"np.where({self.mask(d - 1)}, {a}, {b})",
            f"np.roll({a}, {self.r.randrange(-4, 5)})",
            f"np.sort({a})", f"({a})[::-1]", f"np.cumsum({a}) % 97",
            f"np.argsort({a}, kind=\"stable\")",
            f"np.concatenate([({a})[{k}:], ({b})[:{k}]])",
            f"np.minimum({a}, {b})", f"np.maximum({a}, {b})",
            f"({a})[{self.positions(0)}]", f"np.take({a}, {self.positions(0)})",
            f"np.clip({a}, 5, {self.r.randrange(10, 97)})",
            f"np.abs({a} - {b})", f"({self.mask(d - 1)}).astype(np.int64)",
            f"({a}) // {self.r.randrange(1, 9)}", f"np.repeat({self.scalar()}, {self.n}) % 97",
            f"({a} ^ {b}) % 97", f"np.full({self.n}, {self.scalar()}) % 97",
            f"np.zeros({self.n}, dtype=np.int64)",
        ]
        if self.n > 1:
            ways += [f"np.pad(({a})[1:], (0, 1))",
                     f"np.concatenate([({a})[:1], ({b})[:-1]])"]
        if self.matrices:
            m = self.r.choice(self.matrices)
            ways += [f"{m}[{self.index(self.m)}]", f"{m}.sum(axis=0) % 97",
                     f"({a} @ {m}.T @ {m}) % 97", f"{m}.max(axis=0)",
                     f"{m}[{self.index(self.m)}, ::-1]"]
        return f"({self.r.choice(ways)})"

    def matrix(self, d=2):
        m = self.r.choice(self.matrices)
        if d <= 0:
            return m
        a, b = self.matrix(d - 1), self.matrix(d - 1)
        v = self.vector(1)
        return "(" + self.pick(
            f"({a} {self.pick('+', '-', '*')} {b}) % 97",
            f"({a} + {v}) % 97", f"({a})[::-1]", f"({a})[:, ::-1]",
            f"np.sort({a}, axis={self.r.randrange(2)})",
            f"np.cumsum({a}, axis={self.r.randrange(2)}) % 97",
            f"np.roll({a}, {self.r.randrange(-3, 4)}, axis={self.r.randrange(2)})",
            f"np.where({a} > {b}, {a}, {v})",
            f"({a} - {a}.min(axis=1, keepdims=True)) % 97",
            f"({a})[np.argsort(({a})[:, 0], kind=\"stable\")]",
            f"({a} @ {b}.T @ {a}) % 97",
            f"np.stack([{', '.join([v] * self.m)}])",
            f"np.outer(({a})[:, 0], {v}) % 97") + ")"

    # ---- statements ----

    def part(self):
        """A part of a vector to assign to, and its size."""
        n = self.n
        first = self.r.randrange(n)
        last = self.r.randrange(first + 1, n + 1)
        step = self.pick(1, 1, 1, 2)
        if self.r.random() < 0.3:
            return "::-1", n
        text = f"{first}:{last}" + (":2" if step == 2 else "")
        return text, len(range(first, last, step))

    def change(self):
        a = self.vector_name()
        n = self.n
        part, size = self.part()
        first = self.r.randrange(n - size + 1)
        op = self.pick("=", "+=", "-=")
        # NumPy reads what it has just written where the steps differ
        copy = ".copy()" if ":2" in part else ""
        ways = [
            f"{a}[{self.permutation()}] = {self.vector(1)}",
            f"{a}[{self.positions()}] = {self.scalar()} % 97",
            f"{a}[{part}] {op} ({self.vector(1)})[{first}:{first + size}]",
            f"{a}[{part}] {op} {a}[{first}:{first + size}]{copy}",
            f"{a}[{self.index(n)}] {op} {self.scalar()} % 97",
            f"{a}[{self.mask(0)}] = {self.scalar()} % 97",
            f"{a}[{self.permutation()}] {op} {a}",
            f"{a} {self.pick('+=', '-=', '*=')} {self.vector(1)}",
            f"{a} {self.pick('+=', '*=')} {self.scalar()}",
            f"{a}[:] = {self.vector(2)}",
            f"{a}[{self.index(n)}], {a}[{self.index(n)}] = "
            f"{a}[{self.index(n)}], {a}[{self.index(n)}]",
            f"{a}.sort()",
        ]
        if self.matrices:
            m = self.r.choice(self.matrices)
            ways += [f"{m}[{self.index(self.m)}] {op} {self.vector(1)}",
                     f"{m}[:, {self.index(n)}] {op} {self.scalar()} % 97",
                     f"{m}[{self.index(self.m)}, {self.index(n)}] {op} 3",
                     f"{m}[::-1] = {m}", f"{m} += {self.matrix(1)}"]
        text = self.r.choice(ways)
        self.put(text)
        target = text[0]
        if " = " not in text and ".sort" not in text:
            self.put(f"{target} %= 97")

    def assign(self):
        if self.matrices and self.r.random() < 0.3:
            return self.put(f"{self.r.choice(self.matrices)} = "
                            f"{self.matrix()} + 0")
        self.put(f"{self.vector_name()} = {self.vector()} + 0")

    def swap(self):
        a, b = self.vector_name(), self.vector_name()
        if a == b:
            return self.assign()
        self.put(self.pick(
            f"{a}, {b} = {b}, {a}", f"{a}, {b} = {b}, ({a} + {b}) % 97",
            f"{a}, {b} = {self.vector(1)} + 0, {self.vector(1)} + 0"))

    def condition(self):
        a = self.vector_name()
        return self.pick(f"{self.scalar()} % 97 > {self.r.randrange(97)}",
                         f"({self.mask(0)}).any()", f"{a}[0] > {a}[-1]",
                         f"{self.scalar()} % 2 == 0",
                         f"({self.vector(1)}).sum() > {40 * self.n}")

    def branch(self, depth):
        self.put(f"if {self.condition()}:")
        self.block(depth - 1)
        if self.r.random() < 0.5:
            self.put("else:")
            self.block(depth - 1)

    def counted(self, depth):
        i = f"i{len(self.lines)}"
        self.put(f"for {i} in range({self.count()}):")
        self.counters.append(i)
        self.block(depth - 1)
        self.counters.pop()

    def conditional(self, depth):
        k = f"k{len(self.lines)}"
        self.put(f"{k} = 0")
        self.put(f"while {k} < {self.r.randrange(1, 6)} and "
                 f"{self.condition()}:")
        self.counters.append(k)
        self.depth += 1
        self.put(f"{k} += 1")
        self.depth -= 1
        self.block(depth - 1)
        self.counters.pop()

    def block(self, depth):
        self.depth += 1
        for _ in range(self.r.randint(1, 3)):
            self.statement(depth)
        if self.r.random() < 0.15 and self.counters:
            self.put(f"if {self.condition()}:")
            self.put(f"    {self.pick('break', 'continue')}")
            self.statement(0)
        self.depth -= 1

    def statement(self, depth):
        ways = [self.change] * 4 + [self.assign] * 3 + [self.swap]
        if depth > 0:
            nested = self.pick(self.branch, self.counted, self.counted,
                               self.conditional)
            ways += [lambda: nested(depth)] * 4
        self.r.choice(ways)()

    def show(self):
        names = self.vectors + self.matrices
        return "print(" + ", ".join(f"{n}.tolist()" for n in names) + ")"

    def text(self):
        head = HEAD.format(seeds=[self.r.randrange(100) for _ in range(6)])
        for name in self.vectors:
            values = [self.r.randrange(97) for _ in range(self.n)]
            self.put(f"{name} = np.array({values})")
        for name in self.matrices:
            rows = [[self.r.randrange(97) for _ in range(self.n)]
                    for _ in range(self.m)]
            self.put(f"{name} = np.array({rows})")
        for _ in range(self.r.randint(2, 6)):
            self.statement(3)
            if self.r.random() < 0.3:
                self.put(self.show())
        self.put(self.show())
        return tidy(head + "\n".join(self.lines))


def program(r):
    return Arrays(r).text()
