# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions with `yield`: in loops, branches and `try`, on conditions known
while compiling or not; gone through by `for`, with jumps out of it, by
comprehensions, next(), zip(), list() and others, and by each other."""
from subjects.raises import HEAD, Writer

SLICE = 60
MOST_REFUSED = 0.35
REFUSED_BY = ("H0990", "H04", "H0301", "H0302", "H0305", "H0308", "H0910")


class Yielder(Writer):
    def __init__(self, r):
        super().__init__(r)
        self.generators = []

    def statement(self):
        if self.room <= 0 or self.depth > 6:
            return self.show()
        self.room -= 1
        choices = [self.show, self.change, self.change, self.branch, self.loop,
                   self.goes, self.goes, self.takes, self.breaks, self.returns]
        if self.in_function:
            choices += [self.yields] * 6 + [self.yields_from]
        if self.r.random() < 0.25:
            choices += [self.tries, self.raises, self.withs]
        self.r.choice(choices)()

    def yields(self):
        self.put("yield " + self.r.choice(
            [self.number(), self.number(), f"a + {self.number()}", "b",
             f"({self.number()}, a)" if self.r.random() < 0.1 else "a"]))

    def made(self):
        return f"{self.r.choice(self.generators)}({self.number()})"

    def yields_from(self):
        if self.generators:
            self.put(f"yield from {self.made()}")
        else:
            self.put(f"yield from range({self.r.randrange(4)})")

    def goes(self):
        if not self.generators:
            return self.show()
        before, self.in_loop = self.in_loop, True
        v = self.name("v")
        self.put(f"for {v} in {self.made()}:")
        self.depth += 1
        self.put(self.r.choice([f"print('item', {v})", f"a += 1", f"b = {v}",
                                f"print({v}, a, b)"]))
        if self.r.random() < 0.3:
            self.put(f"if {self.condition()}:")
            self.put(f"    {self.r.choice(['break', 'continue'])}")
        self.depth -= 1
        if self.r.random() < 0.6:
            self.block(2)
        self.in_loop = before
        if self.r.random() < 0.2:
            self.put("else:")
            self.block(1)

    def takes(self):
        if not self.generators:
            return self.show()
        g = self.made()
        self.put("print(" + self.r.choice([
            f"list({g})", f"sum(1 for v in {g})", f"next({g}, 'none')",
            f"[v for v in {g}]", f"list(zip({g}, 'abc'))", f"tuple({g})",
            f"list(zip({g}, {self.made()}))", f"[*{g}]", f"len(list({g}))",
            f"list(enumerate({g}))", f"any(v is None for v in {g})"]) + ")")

    def function(self):
        name = self.name("g")
        loop, self.in_loop, self.in_function = self.in_loop, False, True
        self.put(f"def {name}(k):")
        self.depth += 1
        self.put(f"a, b = k, {self.r.randrange(3)}")
        if self.r.random() < 0.3:
            self.put("print('begin')")
        self.yields()
        self.depth -= 1
        self.block(5)
        self.depth += 1
        if self.r.random() < 0.5:
            self.yields()
        self.depth -= 1
        self.put("")
        self.put("")
        self.in_loop, self.in_function = loop, False
        self.generators.append(name)


def program(r):
    w = Yielder(r)
    for _ in range(r.randrange(1, 4)):
        w.room = r.randrange(3, 9)
        w.function()
    w.put(f"a, b = {r.choice(['1', 's0'])}, {r.choice(['2', 's0 + 1'])}")
    for _ in range(r.randrange(2, 6)):
        w.room = 6
        w.r.choice([w.goes, w.goes, w.takes])()
        w.put("print(a, b)")
    return HEAD + "\n".join(w.lines) + "\n"
