# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Numbers of several kinds, containers of several forms, keys of several.

A name, an attribute or an item is Python's int, float or bool, or a number of
NumPy's of one dtype or another, as branches, loops, calls, exceptions, `and`
and `or`, max() and min() leave it. It is computed with, compared, carried
through loops, handed to functions, kept in containers and arrays, and printed
with its type. Another name is a dict, list, tuple or object of one form or
another, and dicts are asked for keys that only running knows. What a function
makes grows behind calls that may raise.
"""
import re
import warnings

from support import grow, runs

warnings.filterwarnings("ignore", category=RuntimeWarning)

SLICE = 60
MOST_REFUSED = 0.2
ALLOWED = {"H0990": "an int to a negative staged int has no one type",
           "H0907": "a staged int has 64 bits"}

HEAD = """\
import math
import numpy as np

n = int(np.array([3, 4])[0])
f = float(np.array([2.5])[0])
a = np.array([1.5, -2.0, 0.25, 4.0])
k = np.array([3, 1, -2, 4])
h = np.array([0.5, 3.0], np.float32)
s = np.array([7, -3], np.int8)

class Box:
    def __init__(self, v):
        self.v = v

def same(v):
    return v

def whole(v):
    return v if abs(v) < 1e9 else 7

def half(v):
    if v > 2:
        return v / 2
    return 0

def kind(v):
    if isinstance(v, bool):
        return "bool"
    if isinstance(v, int):
        return v + 1
    if isinstance(v, float):
        return v * 2
    return type(v).__name__

def need(v):
    if v < 1:
        raise ValueError("less")
    return v

def built(v, m):
    out, d = [], {}
    for i in range(m):
        out.append(need(v + i))
        d[i] = out[-1]
        if need(v) > 3:
            d[i] *= 2
    d["all"] = need(v - 1)
    return d if v > 2 else out

class Wide(Box):
    def __init__(self, v, w=None):
        self.v = v
        if w is not None:
            self.w = w

    def __repr__(self):
        return f"Wide({self.v})"

Box.__repr__ = lambda self: f"Box({self.v})"
box = Box(1)
c = {"p": 1}
names = ["p", "q", "r"]
look = {0: 1, 1: 2.5, 2: None, 3.0: "t", -1: [1], (1, 2): 4, "p": n, "q": 0.5}
row = [0, 2.5, True]
tab = {"u": 0, "v": 1.5}
x = y = z = 0
""".splitlines()

PLACES = ["x", "x", "x", "y", "y", "z", "box.v", "row[0]", "row[2]", "tab[\"u\"]"]
ATOMS = [
    "0", "1", "2", "-1", "0.0", "1.5", "-0.5", "True", "False", "n", "n - 3", "f", "-f",
    "n > 2", "f < 1", "a[0]", "a[n - 1]", "k[1]", "k[n - 2]", "h[0]", "s[1]", "np.int8(3)",
    "np.float32(0.5)", "np.int64(2)", "np.bool_(True)", "a.sum()", "k.max()", "len(row)",
    "float(n)", "int(f)", "bool(n)", "a[1] > 0",
]
CONDITIONS = [
    "n > 2", "n < 2", "f > 1", "f < 1", "k[0] == 3", "a[1] > 0", "n == 3 and f < 9", "not n",
    "x > 1", "x", "y == 0", "isinstance(x, int)", "x < y", "type(y) is float",
]
BINARY = ["+", "+", "-", "*", "*", "/", "//", "%"]
COMPARE = ["<", "<=", "==", "!=", ">", ">="]
CALLS = [
    "abs({})", "-{}", "int({})", "float({})", "round({})", "max({}, {})", "min({}, {})",
    "same({})", "half({})", "bool({})", "({} if {c} else {})", "({} or {})", "({} and {})",
    "math.floor({})", "np.float64({})", "np.sqrt(abs({}))", "sum([{}, {}])", "divmod({}, 2)[0]",
    "round({}, 1)", "(lambda w: w * 2)({})", "[{}, {}][n - 3]", "math.sqrt(abs({}))", "+{}",
    "np.float32({})", "np.maximum({}, 1)", "max([{}, {}, 0])", "math.fabs({})",
    "np.int64(whole({}))", "np.where({c}, {}, {})[()]", "max({}, 0)", "(not {})",
]
USES = [
    "print($x)", "print($x, type($x).__name__)", "print([$x, 1])", "print(f'{$x}|{$y!r}')",
    "print(f'{$x:.2f}')", "print(f'{float($x):8.3f}')", "print(kind($x))", "print(repr($x))",
    "print($x == $y, $x is True)", "print(isinstance($x, (int, float)))", "print(str($x) + 'a')",
    "print('%g' % $x)", "print('{} {}'.format($x, $y))", "print(a * $x)", "print((a + $x).dtype)",
    "a[n - 3] = $x\nprint(a[0])", "h[0] = $x\nprint(h)", "print(np.array([$x, $y]))",
    "print(k[int($x) % 3])", "print(row[int(abs($x)) % 3])", "print(bool($x), not $x)",
    "print(1 < $x < 4)", "print($x in (0, 2, 1.5))", "for v in range(int(abs($x)) % 5):\n    print(v)",
    "print(type($x) is type($y))", "print(sum([$x, $y]))",
    "print(max($x, $y), min($x, $y))", "print({'q': $x}['q'])",
    "print(($x, $y) == ($y, $x))", "print($x & 1)",
    "print([v * 2 for v in ($x, $y)])", "print(math.isclose($x, $y))",
    "u, v = $x, $y\nprint(u + v)", "print(*($x, $y))", "assert $x == $x", "print(f'{$x:5}|')",
    "print(dict(q=$x), ($x,))", "print(np.zeros(3) + $x)", "print(float($x) // 2)",
    "match $x:\n    case 0:\n        print('zero')\n    case int():\n        print('int')\n"
    "    case float():\n        print('float')\n    case _:\n        print('other')",
    "print(sum(v for v in ($x, $y, 1)))", "print(any([$x, $y]), all([$x, $y]))",
    "try:\n    print(1 / $x)\nexcept ZeroDivisionError as e:\n    print(e)",
    "try:\n    print(need($x))\nexcept ValueError as e:\n    print('raised', e)",
    "print(list(map(same, [$x, $y])))", "print(list(zip([$x], [$y])))", "print(round($x, 2))",
    "print($x if $x > $y else $y)", "print(divmod($x, 2))", "print($x.dtype)",
    "print($x ** 2, 2 ** $x)", "print($x ** n, pow($x, 2))",
]


FORMS = [
    "{'p': 1, 'q': 2.5}", "{'p': n}", "{}", "{'p': f, 'r': [1]}", "{'q': x}", "[1, 2.5]", "[x]",
    "[]", "(1, 2)", "(x, y, z)", "()", "Box(2)", "Box(x)", "{1, 2}", "{n > 2: 1}" , "range(3)",
    "'ab'", "f'{n}'", "None", "1", "x", "(1, (2, 3))", "{'p': {'q': 1}}", "[[1], [2, 3]]",
    "dict(p=1)", "Wide(1)", "Wide(x, 2)", "c", "(c, 1)", "[c]", "{'p': c}",
]
OF_FORMS = [
    "print(c)", "print(len(c))", "print(c['p'])", "print('p' in c)", "print(c.get('q', 0))",
    "for v in c:\n    print(v)", "print(c[0])", "print(c[-1])", "print(c == {'p': 1}, c == (1, 2))",
    "print(bool(c), not c)", "print(isinstance(c, dict), isinstance(c, (list, tuple)))",
    "print(type(c).__name__)", "for k, v in c.items():\n    print(k, v)", "print(list(c.values()))",
    "c['p'] = x", "c['p'] += 1", "c[0] = y", "print(c.v)", "c.v = x", "c.v += 1", "print(hasattr(c, 'w'))",
    "print(getattr(c, 'w', -1))", "print(sorted(c))", "print(list(c))", "print(sum(c))", "print(c is None)",
    "u, v = c\nprint(u, v)", "u, *v = c\nprint(u, v)", "print(max(c))", "d = c\nprint(d is c)",
    "print([c, 1])", "print(f'{c}|')", "print(c[1:])", "print(c * 2)", "print(c + c)", "print(2 in c)",
    "print([v for v in c])", "print(tuple(c))", "print(c or 'none')", "print(c if c else 0)", "print(str(c))",
    "if 'p' in c:\n    print(c['p'])", "if c:\n    print(len(c))",
    "try:\n    print(c['q'])\nexcept (KeyError, TypeError, IndexError) as e:\n    print(type(e).__name__)",
    "if isinstance(c, dict):\n    for v in c:\n        print(v, c[v])\nelif isinstance(c, list):\n    print(c)",
    "match c:\n    case {'p': v}:\n        print('dict', v)\n    case [u, v]:\n        print('pair', u, v)\n"
    "    case _:\n        print('other')",
]
KEYS = ["n", "n - 1", "n - 2", "int(x) % 4", "k[1]", "k[n - 3]", "f", "x", "y", "x > 1", "names[n - 2]",
        "('p' if f > 1 else 'q')", "names[int(abs(x)) % 3]", "(n - 2, 2)", "s[0]", "h[1]", "i", "names[i]", "float(n)"]
OF_KEYS = [
    "print(look[$k])", "print(look.get($k))", "print(look.get($k, x))", "print($k in look)",
    "print($k not in tab)", "try:\n    print(look[$k])\nexcept KeyError as e:\n    print('no', e)",
    "look[$k] += 1\nprint(look)", "for i in range(n):\n    print(look[$k])", "x = look[$k]",
    "for i in range(n):\n    look[$k] += i\nprint(look)", "for i in range(3):\n    print(look.get($k, i), $k in look)",
    "look[$k] = x\nprint(look)", "for i in range(3):\n    look[$k] = i\nprint(look)", "print({0: a, 1: k}[$k])",
    "d = {i: i * f for i in range(3)}\nprint(d[$k])", "print({True: 1, False: 2.5}[$k])", "print(look[$k] * 2)",
    "try:\n    look[$k] += 1\nexcept (KeyError, TypeError) as e:\n    print(type(e).__name__)\nprint(look)",
]


def indented(lines):
    return ["    " + line for line in lines]


class Program:
    def __init__(self, r):
        self.r = r
        self.count = 0

    def fresh(self, name):
        self.count += 1
        return f"{name}{self.count}"

    def condition(self):
        return self.r.choice(CONDITIONS)

    def place(self):
        return self.r.choice(PLACES)

    def value(self, depth=2):
        r = self.r
        way = r.random()
        if not depth or way < 0.25:
            return r.choice(ATOMS)
        if way < 0.5:
            return self.place()
        if way < 0.72:
            op = r.choice(BINARY)
            right = r.choice(ATOMS) if op == "*" else self.value(depth - 1)
            return f"({self.value(depth - 1)} {op} {right})"
        if way < 0.77:
            return (f"({self.value(depth - 1)} {r.choice(COMPARE)} "
                    f"{self.value(depth - 1)})")
        return re.sub(r"{(c?)}", lambda m: self.condition() if m[1] else
                      self.value(depth - 1), r.choice(CALLS))

    # ---- what gives a place one of several kinds ----

    def assign(self, to):
        return [f"{to} {self.r.choice(['=', '=', '=', '+=', '*=', '-=', '/='])} {self.value()}"]

    def branch(self, to):
        lines = [f"if {self.condition()}:", *indented(self.assign(to))]
        if self.r.random() < 0.3:
            lines += [f"elif {self.condition()}:", *indented(self.assign(to))]
        if self.r.random() < 0.6:
            lines += ["else:", *indented(self.assign(to))]
        return lines

    def expression(self, to):
        return [f"{to} = {self.value()} if {self.condition()} else {self.value()}"]

    def loop(self, to):
        r = self.r
        turns = r.choice(["n", "n", "n - 3", "n + 1", "2", "3", "int(f)"])
        body = self.assign(to)
        if r.random() < 0.4:
            body += self.branch(r.choice([to, self.place()]))
        if r.random() < 0.4:
            body = self.branch(to)
        if r.random() < 0.3:
            body += self.assign(self.place())
        if r.random() < 0.2:
            body += [f"if {self.condition()}:", "    " + r.choice(["break", "continue"])]
        text = "\n".join(body)
        if r.random() < 0.6:
            body = re.sub(r"\b[ak]\[\d\]", r.choice(["a[i]", "k[i]"]), text).split("\n")
        head = [f"for i in range({turns}):"]
        if r.random() < 0.2:
            head, body = ["i = 0", f"while i < {turns}:"], body + ["i += 1"]
            body = [line for line in body if "continue" not in line and not line.endswith(":")
                    or line.endswith(":")]
        start = [f"{to} = {r.choice(ATOMS)}"] if r.random() < 0.6 else []
        lines = start + head + indented(body)
        if r.random() < 0.15:
            lines += ["else:", *indented(self.assign(to))]
        return lines

    def items(self, to):
        r = self.r
        return [f"{to} = {r.choice(ATOMS)}", f"for v in {r.choice(['a', 'k', 'h', 'row'])}:",
                f"    if v {r.choice('<>')} {to}:", f"        {to} = v"]

    def nested(self, to):
        r = self.r
        body = self.assign(to) if r.random() < 0.5 else self.branch(to)
        lines = ["for j in range(2):", *indented(body)]
        if r.random() < 0.5:
            lines = [f"for j in range({r.choice(['n', 'i + 1'])}):", *indented(body)]
        outer = [f"{to} = {r.choice(ATOMS)}"] if r.random() < 0.5 else []
        return [f"for i in range({r.choice('n2')}):", *indented(outer + lines)]

    def function(self, to):
        r, name = self.r, self.fresh("give")
        lines = [f"def {name}(x, y):"]
        for _ in range(r.choice([1, 1, 2])):
            way = r.random()
            if way < 0.5:
                lines += [f"    if {self.condition()}:", f"        return {self.value()}"]
            elif way < 0.75:
                lines += ["    for i in range(n):", f"        if i > {r.choice('012')}:",
                          f"            return {self.value()}"]
            else:
                lines += indented(self.branch("x"))
        lines += [f"    return {self.value()}"]
        calls = [f"{to} = {name}({self.value()}, {self.value()})"]
        if r.random() < 0.4:
            calls += [f"print({name}({self.value()}, {self.value()}))"]
        return lines + calls

    def recursion(self, to):
        r, name = self.r, self.fresh("down")
        return [f"def {name}(m, v):", "    if m == 0:", f"        return {r.choice(['v', '0', '1.5'])}",
                f"    return {name}(m - 1, {r.choice(['v + 1', 'v * 0.5', 'v'])}) "
                f"{r.choice('+*')} {r.choice(['1', '0.5', 'v', 'm'])}",
                f"{to} = {name}({r.choice(['n', 'n - 1', '2'])}, {self.value(1)})"]

    def caught(self, to):
        r = self.r
        body = self.assign(to) + [f"need({self.value(1)})"] + self.assign(to)
        r.shuffle(body)
        return ["try:", *indented(body), "except (ValueError, ZeroDivisionError):",
                *indented(self.assign(to))]

    def join(self):
        form = self.r.choice([self.assign, self.branch, self.branch, self.expression, self.loop,
                              self.loop, self.loop, self.items, self.nested, self.function,
                              self.recursion, self.caught])
        return form(self.place())

    # ---- uses ----

    def use(self):
        r = self.r
        text = r.choice(USES)
        names = {"x": self.place(), "y": r.choice([self.place(), self.value(1)])}
        if r.random() < 0.15:
            names["x"] = self.value()
        lines = re.sub(r"\$(\w)", lambda m: names[m[1]], text).split("\n")
        way = r.random()
        if way < 0.12:
            return [f"if {self.condition()}:", *indented(lines)]
        if way < 0.2:
            return ["for i in range(n):", *indented(lines + self.assign(self.place()))]
        if way < 0.26:
            name = self.fresh("use")
            return [f"def {name}(x):", *indented(lines), f"{name}({self.value(1)})"]
        return lines

    def forms(self):
        r = self.r
        if r.random() < 0.4:
            of = r.sample(FORMS, 3)
            way = r.random()
            if way < 0.4:
                return [f"if {self.condition()}:", f"    c = {of[0]}", "else:", f"    c = {of[1]}"]
            if way < 0.6:
                return [f"c = {of[0]} if {self.condition()} else {of[1]}"]
            if way < 0.8:
                return [f"c = {of[0]}", "for i in range(n):", f"    if {self.condition()}:",
                        f"        c = {of[1]}"]
            name = self.fresh("make")
            return [f"def {name}(n):", f"    if {self.condition()}:", f"        return {of[0]}",
                    "    if n > 1:", f"        return {of[1]}", f"    return {of[2]}",
                    f"c = {name}({r.choice(['n', 'n - 1', 'n - 2'])})"]
        lines = r.choice(OF_FORMS).split("\n")
        if r.random() < 0.15:
            lines = [f"if {self.condition()}:", *indented(lines)]
        return lines

    def keys(self):
        return self.r.choice(OF_KEYS).replace("$k", self.r.choice(KEYS)).split("\n")

    def grown(self):
        r = self.r
        lines = ["try:", f"    print(built({self.value(1)}, {r.choice('123')}))",
                 "except ValueError as e:", "    print('not built', e)"]
        if r.random() < 0.3:
            lines[1] = f"    c = built({self.value(1)}, 2)"
        return lines

    def statement(self, r):
        way = r.random()
        if way < 0.15:
            return self.forms()
        if way < 0.25:
            return self.keys()
        if way < 0.3:
            return self.grown()
        return self.join() if r.random() < 0.45 else self.use()


def program(r):
    made = Program(r)
    lines = list(HEAD)
    for place in ["x", "y"]:
        more = made.join()
        while not runs(lines + more):
            more = made.join()
        lines += more
    text = grow(r, lines, made.statement, r.randrange(2, 8), 0.15)
    lines = text.splitlines()
    for line in ["print(x, y, z)", "print(box.v, row, tab)", "print(a, k, h, s)",
                 "print(type(x).__name__, type(y).__name__)"]:
        if runs(lines + [line]):
            lines.append(line)
    return "\n".join(lines) + "\n"
