# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Strings: their methods, slices and operators with arguments good and bad,
formats of all kinds of values, and texts of values that only the run knows.
"""
from support import grow

SLICE = 30
MOST_REFUSED = 0.25
REFUSED_BY = ("H0990", "H03", "H04")
RAISED = {
    "H0202": ("AttributeError",),
    "H0207": ("TypeError",),
    "H0310": ("TypeError", "ValueError"),
    "H0506": ("IndexError", "KeyError"),
    "H0511": ("TypeError",),
    "H0515": ("ValueError", "OverflowError"),
    "H0516": ("TypeError",),
    "H0517": ("ValueError", "TypeError"),
}

HEAD = """\
import numpy as np

k = int(np.array([3, 4])[0])
f = float(np.array([2.5])[0])
n = np.array([0.1, 2.5], dtype=np.float32)
a = "abc"
b = "Hello World"
c = "  x, y,z\\t"
e = ["12", "ab", "Hello, World", ""][k - 1]
g = "a1b, é"[k]
m = np.arange(4.0).reshape(2, 2) + f
v = m[:, 1]
w = np.array([k, 3])
l = [k, w, "s"]
d = {"k": f, 2: v}
""".splitlines()

TEXTS = ["", "a", "abc", "Hello World", "a,b,,c", "aXbX", "123", "-4.5",
         "aaaa", "tab\\there", "line\\nnext\\r\\nlast", "é", "x_1", "%d{}", "'q'"]
NO_ARGUMENTS = ["capitalize", "casefold", "isalnum", "isalpha", "isascii",
                "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric",
                "isprintable", "isspace", "istitle", "isupper", "lower",
                "swapcase", "title", "upper", "splitlines", "split", "rsplit",
                "strip", "lstrip", "rstrip", "expandtabs"]
ONE_TEXT = ["count", "find", "index", "rfind", "rindex", "split", "rsplit",
            "partition", "rpartition", "removeprefix", "removesuffix", "strip",
            "lstrip", "rstrip", "startswith", "endswith", "join"]
BOUNDED = ["count", "find", "index", "rfind", "rindex", "startswith",
           "endswith"]
WIDTHS = ["center", "ljust", "rjust", "zfill"]
NAMES = "aabbcceg"


def literal(r):
    text = r.choice(TEXTS)
    return f'"{text}"' if "'" in text else f"'{text}'"


def number(r):
    return r.choice(["0", "1", "2", "-1", "3", "-2", "7", "12", "100", "True"])


def small(r):
    return r.choice(["'a'", "','", "''", "' '", "'X'", "'aa'", "'b'", "'l'",
                     "'lo'", r.choice(NAMES)])


def call(r, x):
    kind = r.random()
    if kind < 0.25:
        return f"{x}.{r.choice(NO_ARGUMENTS)}()"
    if kind < 0.5:
        return f"{x}.{r.choice(ONE_TEXT)}({small(r)})"
    if kind < 0.65:
        bounds = ", ".join(r.choice([number(r), "None"])
                           for _ in range(r.randrange(1, 3)))
        return f"{x}.{r.choice(BOUNDED)}({small(r)}, {bounds})"
    if kind < 0.75:
        fill = r.choice(["", "", ", '*'", ", 'é'", ", ''", ", 'ab'"])
        return f"{x}.{r.choice(WIDTHS)}({number(r)}{fill})"
    if kind < 0.85:
        most = r.choice(["", f", {number(r)}"])
        return f"{x}.replace({small(r)}, {small(r)}{most})"
    if kind < 0.93:
        sep = r.choice(["None", small(r), "sep=','"])
        most = "maxsplit=" if "=" in sep or r.random() < 0.3 else ""
        return f"{x}.{r.choice(['split', 'rsplit'])}({sep}, {most}{number(r)})"
    return r.choice([f"{x}.splitlines({number(r)})", f"{x}.join([{x}, {x}])",
                     f"{x}.startswith(({small(r)}, {small(r)}))",
                     f"{x}.expandtabs({number(r)})",
                     f"{x}.endswith(({small(r)},), {number(r)})",
                     f"{x}.strip({number(r)})", f"{x}.count()",
                     f"{x}.upper(1)", f"{x}.find(sub='a')"])


def operation(r, x):
    y = r.choice([literal(r), r.choice(NAMES)])
    return r.choice([
        f"{x} + {y}", f"{x} * {number(r)}", f"{number(r)} * {x}",
        f"{x} < {y}", f"{x} == {y}", f"{y} in {x}", f"{x}[{number(r)}]",
        f"{x}[{number(r)}:{number(r)}]", f"{x}[::{number(r)}]",
        f"{x}[{number(r)}:]", f"{x}[:{number(r)}:{number(r)}]", f"len({x})",
        f"sorted({x})", f"list({x})", f"repr({x})", f"max({x}, {y})",
        f"list(zip({x}, {y}))", f"list(enumerate({x}))[:2]", f"{x} + 1",
        f"int({x})", f"float({x})", f"ord({x})", f"[*{x}]", f"{x}.nothing()",
        f"' '.join(reversed({x}))", f"tuple({x})", f"{x} and {y}",
        f"chr(ord({x}) + 1)", f"bool({x})", f"not {x}", f"{x} is None",
        f"{x} >= 1", f"[w.upper() for w in {x}.split()]"])


VALUES = ["1", "-17", "0", "3.0", "-0.5", "1e10", "1e-7", "123456.789", "True",
          "None", "1 / 3", "'text'", "a", "[1, 'x']", "(1,)", "{'k': 2.5}",
          "k", "f", "k + f", "-k", "n[0]", "n", "np.float64(0.1)",
          "np.int8(5)", "[k, f]", "k > 2", "(k, a)", "{k: 1}" , "frozenset()",
          "range(3)", "float('nan')", "float('-inf')", "10**15", "2.5e-310",
          "100 * f", "1e22", "n[1] * 3", "[None, True]", "k / 7"]


def spec(r):
    fill = r.choice(["", "", "", "*<", "0>", "^", ">", "<", "é^"])
    sign = r.choice(["", "", "", "+", "-", " "])
    return (fill + sign + r.choice(["", "", "0"])
            + r.choice(["", "", "1", "6", "12"]) + r.choice(["", "", "", ","])
            + r.choice(["", "", "", ".0", ".2", ".7"])
            + r.choice(["", "", "d", "f", "e", "g", "s", "x", "b", "%", "F",
                        "G", "o", "X", "n", "c"]))


def percent(r):
    """`form % values`, mostly with as many as it asks for."""
    form, n = "", 0
    for _ in range(r.randrange(4)):
        form += r.choice(["", "a", " ", "%%", "é"]) + "%"
        form += r.choice(["", "", "", "-", "0", "+", " ", "#", "-0", "+0"])
        form += r.choice(["", "", "", "5", "12", "1", "*"])
        form += r.choice(["", "", "", ".2", ".0", ".*", "."])
        # no "z": CPython 3.11 takes it for a flag where it knows the form
        form += r.choice("sssdddffgexXoircGEuy")
        n += 1 + form.count("*")
    n = max(0, n + r.choice([0] * 8 + [1, -1]))
    if r.random() < 0.1:
        return f"{form.replace('%', '%(k)', 1)!r} % {{'k': {r.choice(VALUES)}}}"
    if r.random() < 0.15:
        return f"{form!r} % {r.choice(VALUES)}"
    values = "".join(f"{r.choice(VALUES)}, " for _ in range(n))
    return f"{form!r} % ({values})"


def composed(r):
    """str.format() with fields of all forms, some of them wrong."""
    form = ""
    for _ in range(r.randrange(1, 4)):
        form += r.choice(["", "a", "{{", "}}", " "]) + "{"
        form += r.choice(["", "", "", "0", "1", "n", "0[0]", "n.x", "1[k]",
                          "5", "0.y"])
        form += r.choice(["", "", "", "!r", "!s", "!x"])
        form += r.choice(["", "", ":>6", ":.2f", ":d", ":{}", ":{w}", ":x",
                          ":>{w}.{p}f"]) + "}"
    if r.random() < 0.05:
        form += r.choice(["{", "}", "{0", "{0!}", "{0[}", "{.}", "{0]}"])
    values = [r.choice(VALUES) for _ in range(r.randrange(1, 4))]
    names = [f"n={r.choice(VALUES)}", "w=8", "p=3"]
    return f"{form!r}.format({', '.join(values + names)})"


def formatted(r):
    if r.random() < 0.3:
        return r.choice([percent, composed])(r)
    value = r.choice(VALUES)
    kind = r.random()
    if '"' in value or "{" in value:
        return f"str({value}) + repr({value})"
    if kind < 0.3:
        return f'f"<{{{value}}}>"'
    if kind < 0.4:
        return f'f"<{{{value}!{r.choice("rs")}:{r.choice(["", ">9", "^12"])}}}>"'
    if kind < 0.45:
        return f'f"{{{value} = }}"'
    if kind < 0.8:
        return f'f"<{{{value}:{spec(r)}}}>"'
    if kind < 0.9:
        return f'"{{:{spec(r)}}}|{{}}".format({value}, {r.choice(NAMES)})'
    return f'format({value}, "{spec(r)}")'


HELD = ["m", "v", "w", "l", "d", "m[0]", "w[::-1]", "(v, k)", "[m, l]"]
CHANGES = ["m[0, 1] += k", "m[1] = 0", "v[0] = f", "v += 1", "m.fill(2)",
           "w[0] = 7", "w *= 2", "l[0] = 9", "l.append(4)", "l[1][1] -= 5",
           "d['k'] = 1.5", "d[3] = k", "d[2][1] = 8", "l.reverse()"]


def kept(r):
    """A text that is shown when what it was made of is another."""
    value = r.choice(HELD)
    text = r.choice([f"str({value})", f"repr({value})", f'f"<{{{value}}}>"',
                     f'f"{{{value}!r}} {{k}}"', f'"{{}}".format({value})',
                     f"str({value}) + str({r.choice(HELD)})"])
    return [f"t = {text}", r.choice(CHANGES), "print(t)"]


PARTS = ["f'{k}'", "f'<{f:.2f}>'", "'abc'", "'a\\n'", "f'{n[1]}é'", "''",
         "f'{a} {k:3d}'", '"it\'s"', "f'{f * 2!r:>8}'", "str(m[0])", "'é'",
         "f'{k}' * 3", "'-' * k", "f'{str(k):*^7}'", "repr(f'{k}')",
         "repr(f'{v}')", "f'abd{f}'"]
SHOWN = ["print(t)", "print([t], (t, k))", "print(repr(t))", "print(t * 2)",
         "print(f'{t:>30}|')", "print(t.ljust(9) + '|')", "print(t + a)",
         "print(t * k, repr([t]))", "print('%s|%r' % (t, t))"]


def several(r):
    """A text that is one of many, some of them known and some not."""
    lines = [f"t = {r.choice(PARTS)}"]
    for _ in range(r.randrange(2, 7)):
        lines += [f"if {r.choice(['k', 'f'])} "
                  f"{r.choice(['>', '==', '<'])} {r.randrange(1, 5)}:",
                  f"    t {r.choice(['', '', '+'])}= {r.choice(PARTS)}"]
        if r.random() < 0.5:
            lines += ["else:", f"    t = {r.choice(PARTS)}"]
    return lines + r.sample(SHOWN, r.randrange(1, 4))


def statement(r):
    if r.random() < 0.15:
        return kept(r)
    if r.random() < 0.1:
        return several(r)
    x = r.choice([r.choice(NAMES), r.choice(NAMES), literal(r)])
    kind = r.random()
    if kind < 0.4:
        return [f"print(repr({call(r, x)}))"]
    if kind < 0.6:
        return [f"print({operation(r, x)})"]
    if kind < 0.85:
        return [f"print({formatted(r)})"]
    if kind < 0.92:
        name = r.choice(NAMES)
        return [f"{name} = str({r.choice([call, operation])(r, name)})",
                f"print(repr({name}[:40]))", f"{name} = {name}[:40]"]
    name = r.choice(NAMES)
    return [r.choice([f"{name} += {literal(r)}", f"{name} *= 2",
                      f"{name} = {name}.join([{literal(r)}, {name}])"]),
            f"{name} = {name}[:40]", f"print({name})"]


def program(r):
    return grow(r, HEAD, statement, r.randrange(4, 12), 0.3)
