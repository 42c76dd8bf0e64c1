# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Classes: special methods that say when they are called, inheritance,
properties, descriptors, class and static methods, and what asks for them:
operators, containers, loops, formats, attributes.
"""
import support
from support import HEAD, grow, runs

SLICE = 30
MOST_REFUSED = 0.35
REFUSED_BY = ("H0990", "H03", "H04", "H0114")
RAISED = {**support.RAISED, "H0401": ("UnboundLocalError", "NameError"),
          "H0511": ("TypeError", "AttributeError")}

# Special methods by name: parameters, and bodies after a line that says so.
METHODS = {
    "__eq__": ("other", ["return self.v == other", "return NotImplemented",
                         "return self.v == getattr(other, 'v', None)"]),
    "__ne__": ("other", ["return True", "return NotImplemented"]),
    "__lt__": ("other", ["return self.v < getattr(other, 'v', other)",
                         "return NotImplemented"]),
    "__gt__": ("other", ["return self.v > getattr(other, 'v', other)"]),
    "__le__": ("other", ["return NotImplemented", "return True"]),
    "__hash__": ("", ["return 5", "return self.v % 3", "return hash((1, 2))"]),
    "__add__": ("other", ["return self.v + 1", "return NotImplemented",
                          "return type(self)(self.v + 10)"]),
    "__radd__": ("other", ["return other + 100", "return NotImplemented"]),
    "__iadd__": ("other", ["self.v += 1\n        return self",
                           "return NotImplemented", "return 7"]),
    "__mul__": ("other", ["return self.v * other", "return NotImplemented"]),
    "__rmul__": ("other", ["return -1"]),
    "__sub__": ("other", ["return self.v - 2"]),
    "__rsub__": ("other", ["return 8"]),
    "__neg__": ("", ["return -self.v", "return self"]),
    "__abs__": ("", ["return self.v"]),
    "__bool__": ("", ["return self.v > 1", "return True", "return False"]),
    "__len__": ("", ["return 2", "return 0", "return self.v"]),
    "__getitem__": ("i", ["return i", "return [4, 5, 6][i]",
                          "return self.v"]),
    "__setitem__": ("i, x", ["self.v = x", "pass"]),
    "__delitem__": ("i", ["self.v = 0"]),
    "__contains__": ("x", ["return x == self.v", "return 0", "return 'a'"]),
    "__iter__": ("", ["return iter([1, 2])", "return iter((self.v, 9))"]),
    "__reversed__": ("", ["return iter([9, 8])"]),
    "__call__": ("x=1, *more", ["return x + self.v", "return (x, more)"]),
    "__str__": ("", ["return f'str {self.v}'", "return 'S'"]),
    "__repr__": ("", ["return f'<{self.v}>'", "return 'R'"]),
    "__format__": ("spec", ["return '[' + spec + ']'",
                            "return format(self.v, spec)"]),
    "__getattr__": ("name", ["return name + '?'",
                             "raise AttributeError(name)"]),
    "__setattr__": ("name, x", ["object.__setattr__(self, name, x)",
                                "super().__setattr__(name, x)"]),
    "__int__": ("", ["return 3", "return self.v"]),
    "__float__": ("", ["return 1.5"]),
    "__matmul__": ("other", ["return 'at'"]),
    "__delattr__": ("name", ["object.__delattr__(self, name)"]),
}
PLAIN = [
    ["def more(self):", "    return self.v + 1"],
    ["def more(self):", "    return super().more() * 2"],
    ["@property", "def twice(self):", "    print('twice')",
     "    return self.v * 2"],
    ["@property", "def twice(self):", "    return 1",
     "@twice.setter", "def twice(self, x):", "    self.v = x // 2"],
    ["@classmethod", "def make(cls, x=2):", "    return cls(x)"],
    ["@staticmethod", "def plain(x):", "    return x + 1"],
    ["kind = 'k'"], ["kind = ['shared']"], ["v = 4"],
    ["def __init_subclass__(cls, **kw):", "    print('sub', cls.__name__, kw)"],
    ["__slots__ = ('v', 'w')"], ["__slots__ = ('w',)"],
    ["def __new__(cls, *a):", "    print('new')",
     "    return super().__new__(cls)"],
    ["def __class_getitem__(cls, i):", "    return (cls.__name__, i)"],
    ["w = Field()"], ["__hash__ = None"], ["__iter__ = None"],
    ["__contains__ = None"],
]
FIELD_SETS = """\

    def __set__(self, obj, x):
        print("set", x)
        object.__setattr__(obj, "kept", x)
"""
FIELD_GETS = """\
class Field:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)

    def __get__(self, obj, owner=None):
        print("get", obj is None)
        return 31
"""


def method(r):
    if r.random() < 0.35:
        return r.choice(PLAIN)
    name = r.choice(list(METHODS))
    params, bodies = METHODS[name]
    head = f"def {name}(self{', ' if params else ''}{params}):"
    return [head, f"    print('{name}', end=' ')",
            "    " + r.choice(bodies).replace("\n    ", "\n")]


def a_class(r, name, bases):
    keyword = r.choice([""] * 9 + [", tag=1"]) if bases else ""
    lines = [f"class {name}({', '.join(bases)}{keyword}):" if bases else
             f"class {name}:"]
    body = []
    if not bases:
        body += ["def __repr__(self):", f"    return f'{name}.{{self.v}}'"]
    if not bases or r.random() < 0.2:
        body += r.choice([["def __init__(self, v=1):", "    self.v = v"],
                          ["def __init__(self, *v):", "    self.v = len(v)",
                           "    self.w = v"]])
    for _ in range(r.randrange(1, 5)):
        body += method(r)
    out = []
    for text in body:
        out += text.split("\n")
    return lines + ["    " + line for line in out]


def thing(r):
    return r.choice(["x", "y", "z", "x", "y", "A(2)", "B(1)", "1", "k", "[x]",
                     "'v'"])


EXPRESSIONS = [
    "{a} + {b}", "{a} == {b}", "{a} != {b}", "{a} < {b}", "{a} > {b}",
    "{a} <= {b}", "{a} * {b}", "{a} - {b}", "-{x}", "abs({x})", "bool({x})",
    "len({x})", "{x}[0]", "{x}[1:2]", "{x}[k]", "{b} in {x}", "list({x})",
    "{x}()", "{x}(2, 3)", "str({x})", "repr({x})", "f'{{{x}}}'",
    "f'{{{x}:>5}}'", "f'{{{x}!r}}'", "'{{:3}}'.format({x})", "{x}.v", "{x}.w",
    "{x}.nothing", "{x}.twice", "{x}.kind", "{x}.more()", "{x}.plain(4)",
    "A.make().v", "{x}.make(5).v", "A.kind", "B.plain(1)", "A[3]",
    "[{x}] == [{y}]", "{x} in [{y}, {x}]", "[{y}, 1].index({x})",
    "{{{x}: 1}}[{y}]", "len({{{x}, {y}}})", "[{x}, {y}].count({x})",
    "({x}, 1) == ({y}, 1)", "{x} is {y}", "not {x}", "{x} and {b}",
    "{a} or {b}", "isinstance({x}, A)", "isinstance({x}, (B, int))",
    "type({x}) is type({y})", "type({x}).__name__", "hash({x}) == hash({y})",
    "hasattr({x}, 'w')", "getattr({x}, 'q', 7)", "int({x})", "float({x})",
    "sum({x})", "sorted({x})", "[*{x}]",
    "list(zip({x}, {x}))", "list(reversed({x}))", "callable({x})",
    "issubclass(C, A)", "{x} @ {y}", 
    "sorted([{x}, {y}]) is None", "min({x}, {y}) is {x}", "print({x})",
    "dict.fromkeys([{x}], 2)[{x}]", "{x}.__class__ is A", "A.w", "{x} < 2 < {y}",
    "'on' if {x} else 'off'", "any([{x}, {y}])", "list(map(str, [{x}]))",
]
STATEMENTS = [
    "{x} += {b}", "{x}.v = {n}", "{x}.w = {n}", "{x}.twice = 10",
    "{x}[0] = {n}", "del {x}[0]", "del {x}.v", "setattr({x}, 'w', 3)",
    "A.kind = 5", "{x} = {y}", "{x} = A({n})", "{x} = C({n})", "{x} = B()",
    "for v in {x}:\n    print(v)", "a, b = {x}\nprint(a, b)",
    "if {x}:\n    print('yes')", "{x}.new = {n}\nprint({x}.new)",
    "while {x}.v > 0:\n    {x}.v -= 1", "assert {x}, 'no'",
    "if k > 2:\n    {x}.v = k\nprint({x}.v)",
    "for i in range(k):\n    {x}.v += i\nprint({x}.v)",
    "table = {{{x}: 'x'}}\nprint({y} in table)", "{x} *= 2",
    "raise ValueError({x})",
]


def statement(r):
    names = r.sample("xyz", 2)
    fill = {"x": names[0], "y": names[1], "a": thing(r), "b": thing(r),
            "n": r.choice(["0", "1", "2", "k", "-1"])}
    if r.random() < 0.7:
        return [f"print({r.choice(EXPRESSIONS).format(**fill)})"]
    return r.choice(STATEMENTS).format(**fill).split("\n")


def program(r):
    lines = HEAD + r.choice([FIELD_GETS, FIELD_GETS + FIELD_SETS]).splitlines()
    made = []
    for name, bases in (("A", []), ("B", ["A"]),
                        ("C", r.choice([["B"], ["A"], ["B", "A"]]))):
        for _ in range(20):
            body = a_class(r, name, bases)
            if runs(lines + made + body + [f"q = {name}(1)", "q.v"]):
                made += body
                break
        else:
            made += [f"class {name}({', '.join(bases)}):", "    pass"]
    lines += made + ["x = A(1)", f"y = {r.choice('AB')}(2)", "z = C(3)"]
    return grow(r, lines, statement, r.randrange(4, 12), 0.25)
