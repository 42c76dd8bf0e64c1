# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Float functions of three to eight statements, with branches, loops, slices,
where and reductions, and their gradients against central differences. Most
call helpers of the same kind several times, which call each other, and
themselves to a depth of a few.

Values stay small: what grows goes through tanh or sin. Where a function has a
kink at the point, the oracle says nothing (standin/holo/autograd.py).
"""

from support import tidy

TOLERANCE = (2e-4, 2e-4)
MOST_REFUSED = 0.1

HEAD = """\
import math
import numpy as np
from holo import autograd


"""


class Function:
    def __init__(self, r, n=None, helpers=()):
        self.r = r
        self.n = n or r.choice([1, 2, 3, 4, 5, 9])
        self.helpers = list(helpers)
        self.lines = []
        self.depth = 1
        self.vectors = ["x"]
        self.scalars = ["p"]
        self.matrices = ["w"] if r.random() < 0.5 else []
        self.own = []  # arrays that may be changed in place
        self.turns = []

    def put(self, line):
        self.lines.append("    " * self.depth + line)

    def pick(self, *choices):
        return self.r.choice(choices)

    def constant(self):
        return f"{self.r.choice([0.2, 0.5, 0.7, 1.1, 1.3, -0.4, -0.9, 2.0])}"

    # ---- helpers ----

    def call(self, of_vector, d):
        """Calls of helpers that give a vector, or a number."""
        ways = []
        for name, is_vector, recurs in self.helpers:
            depth = ""
            if recurs:
                depth = ", " + self.pick(
                    "2", f"int(abs({self.scalar(0)}) * 4) % 4",
                    *[f"{t} % 3" for t in self.turns])
            if is_vector == of_vector:
                ways.append(f"{name}({self.vector(d - 1)}, "
                            f"{self.scalar(d - 1)}{depth})")
        return ways * 6

    def helper(self, k):
        """Another function, of a vector and a number."""
        f = Function(self.r, self.n, self.helpers)
        name, is_vector = f"h{k}", self.r.random() < 0.6
        recurs = self.r.random() < 0.3
        f.matrices = []
        if self.r.random() < 0.2:
            f.put('print("in", p > 0.1)')
        for _ in range(self.r.randint(1, 2)):
            f.statement(1)
        if recurs:
            f.recur(name, is_vector)
        value = f.vector(2) if is_vector else f.scalar(2)
        for t in f.vectors + f.scalars:
            if t[0] == "t":
                value += f" + 0.5 * {t}"
        f.put(f"return {'np' if is_vector else 'math'}.tanh({value})")
        self.helpers.append((name, is_vector, recurs))
        head = f"def {name}(x, p{', d' if recurs else ''}):"
        return "\n".join([head] + f.lines) + "\n\n\n"

    def recur(self, name, is_vector):
        value = self.vector(1) if is_vector else self.scalar(1)
        self.lines[:0] = [
            "    if d <= 0:",
            "        return x * p" if is_vector else "        return x.sum() * p",
        ]
        for k in range(self.r.choice([1, 1, 2])):
            t = f"t{k}"
            call = (f"{name}({self.pick('x', f'np.tanh({self.vector(1)})')}, "
                    f"{self.scalar(0)}, d - {self.pick(1, 1, 2)})")
            if self.r.random() < 0.3:
                self.put(f"{t} = {value}")
                self.put(f"if {self.condition(0)}:")
                self.put(f"    {t} = {call}")
            else:
                self.put(f"{t} = {call}")
            (self.vectors if is_vector else self.scalars).append(t)

    # ---- expressions ----

    def index(self):
        n = self.n
        if self.turns and self.r.random() < 0.6:
            return f"{self.r.choice(self.turns)} % {n}"
        return self.pick(str(self.r.randrange(-n, n)),
                         f"int(abs({self.scalar(0)}) * 3) % {n}")

    def scalar(self, d=1):
        if d <= 0:
            return self.pick(*self.scalars, self.constant())
        v, a, b = self.vector(d - 1), self.scalar(d - 1), self.scalar(d - 1)
        ways = [
            f"{v}.sum()", f"{v}.mean()", f"{v}.max()", f"({v} * {v}).sum()",
            f"np.dot({v}, {self.vector(d - 1)})", f"{v}[{self.index()}]",
            f"({a} {self.pick('+', '-', '*')} {b})", f"math.tanh({a})",
            f"math.sin({a})", f"{a} / (1.5 + {b} * {b})", f"abs({a})",
            f"max({a}, {b})", f"({a} if {self.condition(0)} else {b})",
            f"math.exp(-{a} * {a})", f"float({v}[{self.index()}])",
            f"np.sqrt(1.0 + {a} * {a})", f"np.where({v} > {a}, {v}, {b}).sum()",
            f"{v}.min()", f"np.log(1.0 + {a} * {a})", f"{v}.var()",
            f"({v})[:{self.index()}].sum()", f"({v})[{self.index()}:].sum()",
        ]
        if self.r.random() < 0.2:
            i = self.index()
            ways += [f"(x[:{i}] * ({v})[:{i}]).sum()",
                     f"x[{i}:] @ ({v})[{i}:]"]
        ways += self.call(False, d)
        if self.matrices:
            m = self.matrices[0]
            ways += [f"({m} * {m}).sum()", f"{m}[{self.index()}, 0]",
                     f"np.trace({m})"]
        return self.r.choice(ways)

    def vector(self, d=2):
        if d <= 0 or self.r.random() < 0.15:
            return self.r.choice(self.vectors)
        a, b, s = self.vector(d - 1), self.vector(d - 1), self.scalar(d - 1)
        k = self.r.randrange(self.n + 1)
        ways = [
            f"({a} {self.pick('+', '-', '*')} {b})",
            f"({a} {self.pick('+', '*')} {s})", f"np.tanh({a})",
            f"np.sin({a})", f"np.where({a} > {self.pick(b, s)}, {a}, {b})",
            f"({a})[::-1]", f"np.roll({a}, {self.r.randrange(-2, 3)})",
            f"np.cumsum({a}) * 0.3", f"np.sort({a})",
            f"({a})[np.argsort({b}, kind=\"stable\")]",
            f"np.maximum({a}, {self.pick(b, s)})", f"np.minimum({a}, {b})",
            f"np.clip({a}, -0.8, 0.9)", f"np.abs({a})",
            f"np.concatenate([({a})[{k}:], ({b})[:{k}]])",
            f"({a} / (2.0 + {b} * {b}))", f"({a}.max() - {b})",
            f"np.exp(-{a} * {a})", f"np.sqrt(1.0 + {a} * {a})",
            f"np.outer({a}, {b}).sum(axis={self.r.randrange(2)})",
            f"np.full({self.n}, {s})", f"({a}) ** 2", f"np.square({a})",
            f"np.stack([{a}, {b}])[{self.r.randrange(2)}]",
            f"np.where(np.arange({self.n}) % 2 == 0, {a}, {s})",
            f"np.repeat({s}, {self.n})", f"({a} - {a}.mean())",
        ]
        ways += self.call(True, d)
        if self.n > 1:
            ways += [f"np.pad(({a})[1:], (0, 1))",
                     f"np.pad(({a})[:-1], (1, 0))"]
        if self.matrices:
            m = self.matrices[0]
            ways += [f"np.tanh({m} @ {a})", f"{m}[{self.index()}]",
                     f"{m}.sum(axis={self.r.randrange(2)}) * 0.4",
                     f"({m} * {a}).max(axis=1)", f"np.diag({m})",
                     f"({a} @ {m}.T) * 0.5"]
        return f"({self.r.choice(ways)})"

    def condition(self, d=1):
        a = self.scalar(d)
        return self.pick(f"{a} > {self.constant()}",
                         f"{a} < {self.scalar(0)}",
                         f"{self.r.choice(self.vectors)}[0] > "
                         f"{self.constant()}",
                         *[f"{t} % 2 == 0" for t in self.turns])

    def count(self):
        return self.pick("2", "3", str(self.n),
                         f"int(abs({self.scalar(0)}) * 4) % 4",
                         f"int(abs({self.r.choice(self.vectors)}[0]) * 3) % 4")

    # ---- statements ----

    def assign(self, _):
        known = self.vectors[1:]
        if self.depth > 1 and known or known and self.r.random() < 0.4:
            name = self.r.choice(known)
        elif self.depth > 1:
            return self.set_scalar(0)
        else:
            name = f"y{len(self.vectors)}"
            self.put(f"{name} = np.tanh({self.vector()})")
            self.vectors.append(name)
            self.own.append(name)
            return
        self.put(f"{name} = {self.pick('np.tanh', 'np.sin', '0.7 * ')}"
                 f"({self.vector()})")

    def set_scalar(self, _):
        known = self.scalars[1:]
        if not known and self.depth > 1:
            return self.put(f"p = math.sin({self.scalar()})")
        if known and (self.depth > 1 or self.r.random() < 0.5):
            name = self.r.choice(known)
            return self.put(self.pick(
                f"{name} = math.sin({self.scalar()})",
                f"{name} += 0.3 * {self.scalar()}",
                f"{name} *= {self.constant()}",
                f"{name} = math.tanh({name} + {self.scalar()})"))
        name = f"q{len(self.scalars)}"
        self.put(f"{name} = math.tanh({self.scalar()})")
        self.scalars.append(name)

    def change(self, _):
        if not self.own:
            return self.assign(0)
        y = self.r.choice(self.own)
        ways = [f"{y}[{self.index()}] = math.tanh({self.scalar()})",
                f"{y}[{self.index()}] {self.pick('+=', '*=')} "
                f"{self.scalar(0)}",
                f"{y} += 0.4 * {self.vector(1)}", f"{y} *= 0.6",
                f"{y}[:] = np.tanh({self.vector(1)})",
                f"{y}[np.argsort({self.vector(1)}, kind=\"stable\")] = "
                f"{y} * 0.7",
                f"{y}[::-1] = {y} * 0.9",
                f"{y}[{y} > {self.constant()}] = {self.scalar(0)}"]
        if self.r.random() < 0.4:
            i = self.index()
            ways += [f"{y}[{i}:] = np.tanh({self.vector(1)})[{i}:]",
                     f"{y}[:{i}] *= {self.scalar(0)}",
                     f"{y}[{i}:] += x[{i}:] * 0.3",
                     f"{y}[:{i}] = ({y}[:{i}] * 0.9)[::-1]"]
        if self.n > 1:
            ways += [f"{y}[1:] += 0.5 * {y}[:-1]",
                     f"{y}[:-1] = {y}[1:] * {self.scalar(0)}"]
        self.put(self.r.choice(ways))

    def block(self, depth):
        self.depth += 1
        for _ in range(self.r.randint(1, 2)):
            self.statement(depth)
        self.depth -= 1

    def branch(self, depth):
        self.put(f"if {self.condition()}:")
        self.block(depth - 1)
        if self.r.random() < 0.5:
            self.put("else:")
            self.block(depth - 1)

    def counted(self, depth):
        i = f"i{len(self.lines)}"
        self.put(f"for {i} in range({self.count()}):")
        self.turns.append(i)
        self.block(depth - 1)
        if self.r.random() < 0.15:
            self.put(f"    if {self.condition(0)}:")
            self.put(f"        {self.pick('break', 'continue')}")
            self.depth += 1
            self.set_scalar(0)
            self.depth -= 1
        self.turns.pop()

    def conditional(self, depth):
        k = f"k{len(self.lines)}"
        self.put(f"{k} = 0")
        self.put(f"while {k} < {self.r.randrange(1, 5)} and "
                 f"{self.condition()}:")
        self.turns.append(k)
        self.depth += 1
        self.put(f"{k} += 1")
        self.depth -= 1
        self.block(depth - 1)
        self.turns.pop()

    def early_return(self, depth):
        self.put(f"if {self.condition()}:")
        self.put(f"    return {self.loss()}")

    def statement(self, depth):
        ways = [self.assign] * 3 + [self.set_scalar] * 2 + [self.change] * 3
        if depth > 0:
            ways += [self.branch, self.counted, self.counted, self.conditional]
            if self.r.random() < 0.2:
                ways.append(self.early_return)
        self.r.choice(ways)(depth)

    def loss(self):
        return self.pick(f"({self.vector()}).sum()",
                         f"({self.vector(1)} * {self.vector(1)}).sum()",
                         f"({self.vector(1)} + {self.scalar()}).mean()",
                         f"{self.scalar()} + ({self.vector(1)}).sum()",
                         self.scalar(1)) + "".join(
            f" + {self.constant()} * {name}" for name in self.scalars
        ) + "".join(f" + {self.constant()} * {name}.sum()"
                    for name in self.vectors + self.matrices) + "".join(
            f" + {self.constant()} * {call}" + ".sum()" * of_vector
            for of_vector in (False, True)
            for call in self.call(of_vector, 2)[::3])

    def text(self):
        params = ["x", "p"] + self.matrices
        helpers = ""
        for k in range(self.r.choice([0, 1, 1, 2, 3])):
            helpers += self.helper(k)
        for _ in range(self.r.randint(2, 6)):
            self.statement(2)
        self.put(f"return {self.loss()}")
        head = f"def f({', '.join(params)}):\n"
        number = lambda: round(self.r.uniform(-1.5, 1.5), 3)
        n = self.n
        lines = [f"x = np.array({[number() for _ in range(n)]})",
                 f"p = {number()}"]
        if self.matrices:
            rows = [[number() for _ in range(n)] for _ in range(n)]
            lines += [f"w = np.array({rows})"]
        which = tuple(range(len(params)))
        call = (f"autograd.value_and_grad(f, {which})"
                f"({', '.join(params)})")
        end = self.r.random()
        if end < 0.15:  # calls that take gradients are shared, too
            lines = [f"def taken({', '.join(params)}):",
                     f"    v, g = {call}",
                     "    return v, x - 0.1 * g[0], g[1]"] + lines
            for y in ("x", "x * 0.5", "x", "y"):
                args = ", ".join([y] + params[1:])
                lines += [f"v, y, d = taken({args})",
                          "print(v, y.tolist(), d)"]
        elif end < 0.4:
            lines += ["for step in range(2):", f"    v, g = {call}",
                      "    x = x - 0.1 * g[0]", "    print(v, g[1])",
                      "    print(g[0].tolist())", "print(x.tolist())"]
        else:
            lines += [f"v, g = {call}", "print(v, g[1])",
                      "print(g[0].tolist())"]
            if self.matrices:
                lines += ["print(g[2].tolist())"]
        return tidy(HEAD + helpers + head + "\n".join(self.lines + lines))


def program(r):
    return Function(r).text()
