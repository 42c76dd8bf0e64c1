# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Classes of several bases: which one's attribute, method or special method is
meant, where super() goes on, and which bases have no order.

Up to eight classes are derived from those before them; some bind an attribute,
some a method that goes on with super(), some operators that decline. Bases
that Python cannot order end a program; it must not be accepted then.
"""
SLICE = 40
MOST_REFUSED = 0.1
RAISED = {
    "H0202": ("AttributeError",),
    "H0511": ("TypeError",),
    "H0516": ("TypeError",),
}

HEAD = """\
import numpy as np

k = int(np.array([3, 4])[0])
"""

OPERATORS = [("__add__", "+"), ("__radd__", "+"), ("__lt__", "<"),
             ("__gt__", ">"), ("__eq__", "=="), ("__mul__", "*"),
             ("__rmul__", "*")]


def member(r, name):
    kind = r.random()
    if kind < 0.3:
        return [f"k = '{name}'"]
    if kind < 0.65:
        rest = r.choice(["", " + super().f()", " + super().f()"])
        return ["def f(self):", f"    return ['{name}']{rest}"]
    if kind < 0.75:
        return ["@property", "def p(self):", f"    return '{name}', self.k"]
    if kind < 0.82:
        return ["@classmethod", "def c(cls):",
                f"    return '{name}', cls.__name__, cls.k"]
    if kind < 0.88:
        return ["def __len__(self):", f"    return {r.randrange(5)}"]
    special, _ = r.choice(OPERATORS)
    answer = r.choice(["NotImplemented", f"'{name}{special}'",
                       f"'{name}{special}' if isinstance(o, int) "
                       "else NotImplemented"])
    return [f"def {special}(self, o):", f"    return {answer}"]


def some_bases(r, before):
    """Mostly in an order that there is."""
    bases = r.sample(before, min(len(before), r.choice([0, 1, 1, 2, 2, 3])))
    return bases if r.random() < 0.1 else sorted(bases, reverse=True)


def a_class(r, name, bases):
    head = f"class {name}({', '.join(bases)}):" if bases else f"class {name}:"
    lines = [head]
    if not bases:
        lines += ["    k = '-'", "    def f(self):", f"        return ['{name}.']"]
    for _ in range(r.randrange(3)):
        text = member(r, name)
        if bases or text[0] != "def f(self):":
            lines += ["    " + line for line in text]
    return lines + ([] if len(lines) > 1 else ["    pass"])


def question(r, names):
    x, y = f"{r.choice(names)}()", f"{r.choice(names)}()"
    _, operator = r.choice(OPERATORS)
    return r.choice([f"{x}.k, {x}.f()", f"{x}.f()", f"getattr({x}, 'p', 0)",
                     f"hasattr({x}, 'c') and {x}.c()",
                     f"len({x})", f"{x} {operator} {y}", f"{x} {operator} k",
                     f"k {operator} {x}", f"isinstance({x}, {y[:-2]})"])


def program(r):
    names, lines, made = [], [], {}
    for name in "ABCDEFGH"[:r.randint(3, 8)]:
        bases = some_bases(r, names)
        lines += a_class(r, name, bases)
        try:
            made[name] = type(name, tuple(made[b] for b in bases), {})
        except TypeError:
            return HEAD + "\n" + "\n".join(lines) + "\n"
        names.append(name)
    for name in names:
        lines.append(f"print({name}().k, {name}().f())")
    if r.random() < 0.7:
        lines.append(f"print({question(r, names)})")
    return HEAD + "\n" + "\n".join(lines) + "\n"
