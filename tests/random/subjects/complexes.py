# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Complex numbers: Python's and NumPy's, arrays of them and views into these,
in staged branches and loops, lists, dicts and attributes.

Values stay near 1, as whatever grows is divided by its size; NumPy's products
of arrays are rounded otherwise on some processors, so parts are rounded where
they are shown, and compared within a tolerance.
"""

SLICE = 40
MOST_REFUSED = 0.3
TOLERANCE = (2e-5, 2e-5)

HEAD = """\
import numpy as np
import cmath

s = np.array({seeds})
n = {n}

def near(z):
    return z / (1 + abs(z))

def turn(z, k):
    if k % 2:
        return z * 1j + 0.5
    return z.conjugate() - k * 0.125

def shown(z):
    print(np.round(z.real, 5) + 0.0, np.round(z.imag, 5) + 0.0, type(z).__name__)

class Held:
    def __init__(self, z, v):
        self.z = z
        self.v = v

p = {p}
q = {q}
u = np.complex128({p})
w = np.complex64({q})
a = np.array({a})
b = np.array({b})
m = np.array({a})[:, None] * np.array({c})
f = np.array({b}, dtype=np.complex64)
x = np.array({x})
h = Held(p, a)
items = [p, q, 1j]
table = {{"one": q, 2: 0.5j}}
"""


class Complexes:
    def __init__(self, r):
        self.r = r
        self.n = r.choice([1, 2, 3, 4, 5, 7, 8])
        self.k = r.choice([1, 2, 3])
        self.lines = []
        self.depth = 0
        self.counters = []

    def put(self, line):
        self.lines.append("    " * self.depth + line)

    def pick(self, *choices):
        return self.r.choice(choices)

    def literal(self):
        part = [self.r.randrange(-8, 9) / 4 for _ in range(2)]
        return self.pick(f"complex({part[0]}, {part[1]})", f"({part[0]} + {abs(part[1])}j)",
                         f"{abs(part[1])}j", f"({part[0]} - {abs(part[1])}j)")

    def list_of(self, n):
        return "[" + ", ".join(self.literal() for _ in range(n)) + "]"

    def staged(self):
        """An int that only running knows."""
        return self.pick(f"int(s[{self.r.randrange(6)}])", *self.counters,
                         f"int(s[{self.r.randrange(6)}] % 3)")

    def index(self, n):
        return self.pick(str(self.r.randrange(-n, n)), f"{self.staged()} % {n}")

    def real(self, d=1):
        return self.pick("0.5", "2", "-1.25", f"x[{self.index(self.n)}]", f"{self.staged()} * 0.25",
                         f"{self.number(d - 1)}.real", f"{self.number(d - 1)}.imag",
                         f"abs({self.number(d - 1)})")

    # ---- numbers ----

    def number(self, d=2):
        if d <= 0 or self.r.random() < 0.2:
            return self.pick("p", "q", "u", "w", "h.z", f"a[{self.index(self.n)}]", self.literal(),
                             f"items[{self.index(3)}]", 'table["one"]', "table[2]",
                             f"m[{self.index(self.n)}, {self.index(self.k)}]")
        x, y = self.number(d - 1), self.number(d - 1)
        return self.pick(
            f"({x} {self.pick('+', '-', '*')} {y})", f"near({x} {self.pick('+', '-', '*')} {self.real()})",
            f"({self.real()} {self.pick('+', '-', '*')} {x})", f"({x} / ({y} + 3.5))", f"(near({x}) ** 2)",
            f"(near({x}) ** 3)", f"turn({x}, {self.staged()})", f"{x}.conjugate()", f"(-{x})",
            f"({x} if {self.condition(d - 1)} else {y})", f"near({self.array(d - 1)}.sum())",
            f"{self.array(d - 1)}.mean()", f"np.exp(near({x}))", f"complex({self.real()}, {self.real()})",
            f"np.dot(near(a), near({self.array(d - 1)}))", f"cmath.sqrt({x} + 4)", f"np.sqrt({x} + 4)",
            f"cmath.exp(complex(near({x})))", f"np.conj({x})", f"near(sum(items))")

    def condition(self, d=1):
        x, y = self.number(d - 1), self.number(d - 1)
        return self.pick(f"abs({x}) < {self.r.randrange(1, 9) / 4}", f"{x}.real > {y}.imag", f"{x} == {y}",
                         f"{x} != {y}", f"{self.staged()} % 2 == 0", f"{self.staged()} > 1", f"bool({x})",
                         f"np.all({self.array(d - 1)} == a)")

    # ---- arrays of n ----

    def array(self, d=2):
        if d <= 0 or self.r.random() < 0.2:
            return self.pick("a", "b", "f", "h.v", f"m[:, {self.index(self.k)}]", f"m.T[{self.index(self.k)}]")
        x, y = self.array(d - 1), self.array(d - 1)
        k = self.r.randrange(self.n + 1)
        return self.pick(
            f"({x} {self.pick('+', '-', '*')} {y})", f"({x} {self.pick('+', '-', '*')} {self.number(d - 1)})",
            f"({self.real()} {self.pick('+', '-', '*')} {x})", f"({x} / (near({y}) + 2.5))", f"near({x})",
            f"(near({x}) ** {self.pick('2', '3')})", f"np.where({self.mask(d - 1)}, {x}, {y})", f"({x})[::-1]",
            f"np.roll({x}, {self.r.randrange(-3, 4)})", f"{x}.conj()", f"(-{x})", f"near({x}.cumsum())",
            f"np.concatenate([({x})[{k}:], ({y})[:{k}]])", f"near(m @ {self.list_of(self.k)})",
            f"{x}.astype(np.complex64)", f"np.exp(near({x}))", f"np.sin(near({x}))", f"({x} * x)",
            f"np.fft.fft(near({x}))", f"np.fft.ifft({x})", f"np.full({self.n}, {self.number(d - 1)})",
            f"near({x}.real + 1j * {y}.imag)", f"np.sqrt(near({x}) + 2)", f"({x})[np.argsort(x, kind='stable')]",
            f"np.zeros({self.n}, complex)", f"{x}.copy()", f"np.tanh(near({x}))", f"near(m.sum(axis=1))")

    def mask(self, d=1):
        x = self.array(d - 1)
        return self.pick(f"{x}.real > {self.r.randrange(-4, 5) / 4}", f"abs({x}) < {self.r.randrange(1, 9) / 4}",
                         f"x > 0", f"{x} == {self.array(0)}")

    # ---- statements ----

    def changes(self):
        target = self.pick("a", "b", "f", "h.v")
        i, k = self.index(self.n), self.r.randrange(self.n + 1)
        self.put(self.pick(
            f"{target}[{i}] = {self.number()}", f"{target}[{i}] += near({self.number()})",
            f"{target}[{self.mask()}] = {self.number()}", f"{target}[{self.mask()}] *= 0.5j",
            f"{target}[{k}:] = near(({self.array()})[{k}:])", f"{target} *= near({self.number()})",
            f"{target} += near({self.array()})", f"{target}.real = {self.real()}", f"{target}.imag[{i}] = {self.real()}",
            f"{target}.real[{k}:] += 0.25", f"m[{i}] = {self.list_of(self.k)}", f"m[:, {self.index(self.k)}] = near({self.array()})",
            f"m.T[{self.index(self.k)}, {i}] -= 0.5j", f"m.reshape(-1)[{self.index(self.n * self.k)}] = near({self.number()})",
            f"h.z = near({self.number()})", f"items[{self.index(3)}] = near({self.number()})",
            f'table["one"] = near({self.number()})'))

    def binds(self):
        self.put(self.pick(
            f"p = near({self.number()})", f"q = near({self.number()})", f"p += near({self.number()})", f"q *= {self.literal()}",
            f"u = np.complex128(near({self.number()}))", f"w = np.complex64(near({self.number()}))",
            f"a = near({self.array()}) + 0j", f"b = near({self.array()})", f"f = near({self.array()}).astype(np.complex64)",
            f"h.v = {self.pick('a', 'b')}", f"h = Held(p, {self.pick('a', 'b', 'b.copy()')})", "a, b = b, a", "p, q = q, p"))

    def prints(self):
        self.put(self.pick(
            f"shown({self.number()})", f"shown({self.array()})", f"shown(({self.array()})[{self.mask()}])",
            f"print({self.condition()})", "shown(np.array(items))", 'shown(table["one"])', "shown(m)",
            f"print({self.array()}.dtype, {self.literal()}, [{self.literal()}])", f"shown(np.array({self.array()}.tolist()))",
            f"shown(np.abs({self.array()}))", f"shown({self.array()}.prod())", "shown(np.vdot(a, b))", "print(a.shape, h.v is a, h.v is b)"))

    def statement(self):
        k = self.r.random()
        if k < 0.25 and self.depth < 3:
            self.block()
        elif k < 0.55:
            self.changes()
        elif k < 0.8:
            self.binds()
        else:
            self.prints()

    def block(self):
        counter = "ijk"[len(self.counters)] if len(self.counters) < 3 else None
        if counter and self.r.random() < 0.6:
            turns = self.pick(f"int(s[{self.r.randrange(6)}] % 4)", str(self.r.randrange(1, 5)), "70")
            if "70" in turns and self.depth:
                turns = "3"
            self.put(f"for {counter} in range({turns}):")
            self.counters.append(counter)
            self.body()
            self.counters.pop()
            return
        self.put(f"if {self.condition()}:")
        self.body()
        if self.r.random() < 0.5:
            self.put("else:")
            self.body()

    def body(self):
        self.depth += 1
        for _ in range(self.r.randrange(1, 4)):
            self.statement()
        self.depth -= 1

    def text(self):
        head = HEAD.format(seeds=[self.r.randrange(12) for _ in range(6)], n=self.n, p=self.literal(), q=self.literal(),
                           a=self.list_of(self.n), b=self.list_of(self.n), c=self.list_of(self.k),
                           x=[self.r.randrange(-8, 9) / 4 for _ in range(self.n)])
        for _ in range(self.r.randrange(4, 9)):
            self.statement()
        self.put("for z in (p, q, u, w, h.z, *items, *table.values(), a, b, f, m, h.v):")
        self.put("    shown(z)")
        return head + "\n".join(self.lines) + "\n"


def program(r):
    return Complexes(r).text()
