# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Exceptions: try, except, else, finally, with and raise, nested in loops,
branches and functions, on conditions known while compiling or not; some are
raised by the script, some by Python itself."""
from support import Lines

SLICE = 60
MOST_REFUSED = 0.25
REFUSED_BY = ("H0990", "H04", "H0301", "H0305", "H0308")

HEAD = """\
import numpy as np

s0 = int(np.zeros(70000).sum())
log = []


class A(Exception):
    pass


class B(A):
    def __init__(self, code):
        super().__init__("b", code)
        self.code = code


class C(ValueError):
    pass


class Manager:
    def __init__(self, name, swallows):
        self.name = name
        self.swallows = swallows

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind is None, value)
        return self.swallows


def say(e):
    print(type(e).__name__, e.args if isinstance(e, (A, C)) else "")

"""

KINDS = ["A", "B", "C", "ValueError", "KeyError", "IndexError",
         "ZeroDivisionError", "TypeError", "RuntimeError", "LookupError",
         "ArithmeticError", "Exception", "AssertionError"]


class Writer(Lines):
    def __init__(self, r):
        super().__init__(r)
        self.room = 26  # statements that are left
        self.functions = []
        self.in_loop = False
        self.in_function = False
        self.handling = False

    def number(self):
        r = self.r
        names = ["a", "b", "k"] if self.in_function else ["a", "b"]
        return r.choice([str(r.randrange(4)), "s0", *names, *names,
                         f"{r.choice(names)} + {r.randrange(1, 4)}",
                         f"s0 + {r.randrange(4)}"])

    def condition(self):
        r = self.r
        return (f"{self.number()} {r.choice(['<', '>', '==', '<=', '!='])} "
                f"{r.choice([str(r.randrange(5)), self.number()])}")

    def exception(self):
        r = self.r
        return r.choice([
            "A", f"A({self.number()})", f"B({self.number()})",
            f"C('c', {self.number()})", "C", f"ValueError({self.number()})",
            "KeyError('k')", f"IndexError({self.number()}, 2)", "RuntimeError",
            f"C(f'at {{{self.number()}}}')", f"A('text {r.randrange(3)}')"])

    # ---- statements ----

    def block(self, most=3):
        self.depth += 1
        before = len(self.lines)
        for _ in range(self.r.randrange(1, most + 1)):
            self.statement()
        if len(self.lines) == before:
            self.put("pass")
        self.depth -= 1

    def statement(self):
        if self.room <= 0 or self.depth > 7:
            self.put(f"print({self.r.randrange(100)}, a)")
            return
        self.room -= 1
        choices = [self.show, self.show, self.change, self.raises,
                   self.raises, self.tries, self.tries, self.tries,
                   self.branch, self.branch, self.loop, self.withs,
                   self.breaks, self.fails, self.fails, self.asserts,
                   self.call, self.call, self.again, self.returns]
        self.r.choice(choices)()

    def show(self):
        self.put(f"print({self.r.randrange(100)}, {self.number()}, a, b)")

    def change(self):
        r = self.r
        self.put(r.choice([f"a = {self.number()}", f"b = {self.number()}",
                           "a += 1", "b = a", f"log.append({r.randrange(9)})"]))

    def raises(self):
        if self.r.random() < 0.75:
            self.put(f"if {self.condition()}:")
            self.depth += 1
            self.put(f"raise {self.exception()}")
            self.depth -= 1
        else:
            self.put(f"raise {self.exception()}"
                     + self.r.choice(["", "", " from None"]))

    def again(self):
        if self.handling:
            self.put(f"if {self.condition()}:")
            self.put("    raise")
        else:
            self.show()

    def fails(self):
        """Python itself raises."""
        r = self.r
        k = r.randrange(4)
        self.put(r.choice([
            f"[1, 2][{r.randrange(4)}]", f"{{1: 2}}[{k}]", f"a = 7 // {k}",
            f"int('{r.choice(['12', 'x', ''])}')", "len(5)", "None.nothing",
            "a = 'x' + 1", f"(1, 2)[{k}]", "x, y = [1]", f"next(iter([]))",
            "float('y')", f"[3].remove({r.randrange(2, 5)})", "{}.popitem()",
            "a = 1 % 0", "[].pop()", "'abc'.index('z')", "max([])"]))

    def asserts(self):
        self.put(f"assert {self.condition()}"
                 + self.r.choice(["", ", 'words'", f", {self.number()}"]))

    def branch(self):
        self.put(f"if {self.condition()}:")
        self.block()
        if self.r.random() < 0.4:
            self.put("else:")
            self.block()

    def loop(self):
        r = self.r
        before, self.in_loop = self.in_loop, True
        if r.random() < 0.6:
            v = self.name("i")
            self.put(f"for {v} in range({self.number()}):")
            self.depth += 1
            self.put(f"b = {v}")
            self.depth -= 1
        else:
            v = self.name("w")
            self.put(f"{v} = {r.choice(['0', 's0'])}")
            self.put(f"while {v} < {r.randrange(1, 4)}:")
            self.depth += 1
            self.put(f"{v} += 1")
            self.depth -= 1
        self.block()
        self.in_loop = before
        if r.random() < 0.2:
            self.put("else:")
            self.block(2)

    def breaks(self):
        if not self.in_loop:
            return self.show()
        self.put(f"if {self.condition()}:")
        self.put(f"    {self.r.choice(['break', 'continue'])}")

    def returns(self):
        if not self.in_function:
            return self.show()
        if self.r.random() < 0.7:
            self.put(f"if {self.condition()}:")
            self.put(f"    return {self.number()}")
        else:
            self.put(f"return {self.number()}")

    def call(self):
        if not self.functions:
            return self.show()
        self.put(f"{self.r.choice(['a', 'b'])} = "
                 f"{self.r.choice(self.functions)}({self.number()})")

    def withs(self):
        r = self.r
        self.put(f"with Manager({r.randrange(9)}, "
                 f"{r.choice(['True', 'False', 'False', self.condition()])})"
                 f"{r.choice(['', ' as m'])}:")
        self.block()

    def tries(self):
        r = self.r
        self.put("try:")
        self.block(4)
        handlers = r.choice([0, 1, 1, 1, 2, 3])
        before, self.handling = self.handling, True
        for i in range(handlers):
            last = i == handlers - 1
            kind = r.choice(KINDS)
            if r.random() < 0.25:
                kind = f"({kind}, {r.choice(KINDS)})"
            if last and r.random() < 0.5:
                kind = "Exception"
            if last and r.random() < 0.1:
                self.put("except:")
            elif r.random() < 0.7:
                self.put(f"except {kind} as e:")
                self.depth += 1
                self.put("say(e)")
                self.depth -= 1
            else:
                self.put(f"except {kind}:")
            self.block(2)
        self.handling = before
        if handlers and r.random() < 0.3:
            self.put("else:")
            self.block(2)
        if not handlers or r.random() < 0.3:
            self.put("finally:")
            # no jump leads out of a `finally`
            loop, function = self.in_loop, self.in_function
            self.in_loop = self.in_function = False
            self.block(2)
            self.in_loop, self.in_function = loop, function

    def function(self):
        name = self.name("f")
        loop, self.in_loop, self.in_function = self.in_loop, False, True
        self.put(f"def {name}(k):")
        self.depth += 1
        self.put(f"a, b = k, {self.r.randrange(3)}")
        self.depth -= 1
        self.block(4)
        self.depth += 1
        self.put("return a + b")
        self.depth -= 1
        self.put("")
        self.put("")
        self.in_loop, self.in_function = loop, False
        self.functions.append(name)


def program(r):
    w = Writer(r)
    for _ in range(r.randrange(3)):
        w.room = 12
        w.function()
    w.room = r.randrange(8, 24)
    w.put(f"a, b = {r.choice(['1', 's0'])}, {r.choice(['2', 's0 + 1'])}")
    while w.room > 0:
        w.statement()
        w.put("print(a, b, log)")
        if w.r.random() < 0.15:
            break
    return HEAD + "\n".join(w.lines) + "\n"
