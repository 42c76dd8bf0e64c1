# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Context managers made of generators: with and without `try` and `with` around
their `yield`, in loops, branches and functions, left by jumps and exceptions;
`suppress`, `ExitStack`, and managers as decorators."""
from subjects.raises import HEAD, Writer

SLICE = 60
MOST_REFUSED = 0.35
REFUSED_BY = ("H0990", "H04", "H0301", "H0302", "H0305", "H0306", "H0308")

HEAD = HEAD.replace("import numpy as np\n", "from contextlib import (ExitStack, "
                    "closing, contextmanager,\n                        "
                    "nullcontext, suppress)\n\nimport numpy as np\n", 1)


class Manager(Writer):
    def __init__(self, r):
        super().__init__(r)
        self.managers = []

    def withs(self):
        r = self.r
        if not self.managers or r.random() < 0.2:
            return super().withs()
        made = r.choice([self.made, self.made, self.made, self.other])()
        if r.random() < 0.15:
            made = f"{self.made()} as d, {made}"
        v = self.name("v")
        self.put(f"with {made}{r.choice(['', f' as {v}'])}:")
        if f"as {v}" in self.lines[-1] and r.random() < 0.6:
            self.depth += 1
            self.put(f"print('body', {v})")
            self.depth -= 1
        self.block(4)

    def made(self):
        return f"{self.r.choice(self.managers)}({self.number()})"

    def other(self):
        r = self.r
        return r.choice([
            f"suppress({r.choice(['A', 'ValueError', 'Exception', 'KeyError'])})",
            "suppress(LookupError, C)", "nullcontext()",
            f"nullcontext({self.number()})"])

    def statement(self):
        if self.room > 0 and self.r.random() < 0.25:
            self.room -= 1
            return self.withs()
        super().statement()

    def yields(self):
        self.put(self.r.choice(["yield", "yield a", "yield a + b", "yield k",
                                "yield [a]", "x = yield b"]))

    def around(self, depth=2):
        """A `yield`, in what may stand around it."""
        kind = self.r.random()
        if not depth or kind < 0.35:
            self.yields()
        elif kind < 0.75:
            self.put("try:")
            self.depth += 1
            self.some()
            self.around(depth - 1)
            self.some()
            self.depth -= 1
            self.handlers()
        elif kind < 0.85:
            self.put(f"with Manager({self.r.randrange(9)}, "
                     f"{self.r.choice(['True', 'False'])}):")
            self.depth += 1
            self.around(depth - 1)
            self.depth -= 1
        elif kind < 0.92 and self.managers:
            self.put(f"with {self.made()} as y:")
            self.depth += 1
            self.around(depth - 1)
            self.depth -= 1
        else:
            self.put(f"if {self.condition()}:")
            self.depth += 1
            self.around(depth - 1)
            self.depth -= 1
            self.put("else:")
            self.depth += 1
            self.around(depth - 1)
            self.depth -= 1

    def some(self):
        if self.r.random() < 0.3:
            self.r.choice([self.show, self.change])()

    def handlers(self):
        r = self.r
        caught = r.random() < 0.7
        if caught:
            self.put(f"except {r.choice(['A', 'C', 'ValueError', 'Exception', 'LookupError'])} as e:")
            self.depth += 1
            self.put("say(e)")
            if r.random() < 0.4:
                self.put(r.choice(["raise", "raise ValueError(7)",
                                   "raise B(a)"]))
            self.depth -= 1
            if r.random() < 0.3:
                self.put("else:")
                self.block(1)
        if not caught or r.random() < 0.4:
            self.put("finally:")
            self.depth += 1
            self.put(f"print('finally', a, {r.randrange(9)})")
            self.depth -= 1

    def manager(self):
        r = self.r
        name = self.name("m")
        loop, self.in_loop, self.in_function = self.in_loop, False, True
        self.put("@contextmanager")
        self.put(f"def {name}(k):")
        self.depth += 1
        self.put(f"a, b = k, {r.randrange(3)}")
        self.put(f"print('begin {name}', k)")
        self.some()
        self.around()
        self.some()
        self.put(f"print('end {name}', a)")
        if r.random() < 0.1:
            self.raises()
        self.depth -= 1
        self.put("")
        self.put("")
        self.in_loop, self.in_function = loop, False
        self.managers.append(name)

    def stack(self):
        self.put("with ExitStack() as s:")
        self.depth += 1
        for _ in range(self.r.randrange(1, 4)):
            self.put(self.r.choice([
                f"s.callback(print, 'back', {self.number()})",
                f"s.enter_context(Manager({self.number()}, False))",
                f"s.enter_context(Manager(3, {self.condition()}))",
                f"s.enter_context({self.other()})"]))
        self.depth -= 1
        self.block(2)


def program(r):
    w = Manager(r)
    for _ in range(r.randrange(1, 4)):
        w.manager()
    if r.random() < 0.5:
        w.room = 8
        if r.random() < 0.3:
            w.put(f"@{r.choice(w.managers)}({r.choice(['1', 's0', '2'])})")
        w.function()
    w.room = r.randrange(8, 20)
    w.put(f"a, b = {r.choice(['1', 's0'])}, {r.choice(['2', 's0 + 1'])}")
    while w.room > 0:
        w.r.choice([w.withs, w.withs, w.statement,
                    w.stack if w.r.random() < 0.3 else w.withs])()
        w.put("print(a, b, log)")
        if w.r.random() < 0.15:
            break
    return HEAD + "\n".join(w.lines) + "\n"
