# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Classes that derive from int, float and str, with some methods of their own:
their objects beside plain numbers, strings and NumPy's, in operators, calls of
builtins and methods, containers, texts, staged branches and loops.
"""
import support
from support import HEAD, grow

SLICE = 60
MOST_REFUSED = 0.5
REFUSED_BY = ("H0990", "H0908", "H0907", "H03", "H04", "H0207")
# H0511: an operator is one of these
RAISED = support.RAISED | {
    "H0510": ("OverflowError", "ValueError"), "H0905": ("ZeroDivisionError",),
    "H0909": ("ValueError",), "H0515": ("ValueError", "OverflowError")}

OF_NUMBER = """\
def __add__(self, o): return ('add', o)
def __add__(self, o): return type(self)(super().__add__(o))
def __add__(self, o): return NotImplemented
def __radd__(self, o): print('radd'); return super().__radd__(o)
def __radd__(self, o): return ('radd', o)
def __sub__(self, o): print('sub'); return super().__sub__(o)
def __rsub__(self, o): return NotImplemented
def __mul__(self, o): return type(self)(super().__mul__(o))
def __rmul__(self, o): print('rmul'); return super().__rmul__(o)
def __truediv__(self, o): return ('div', o)
def __rfloordiv__(self, o): return ('rfloordiv', o)
def __mod__(self, o): print('mod'); return super().__mod__(o)
def __pow__(self, o): return super().__pow__(o)
def __neg__(self): return type(self)(super().__neg__())
def __abs__(self): print('abs'); return super().__abs__()
def __round__(self, n=None): return ('round', n)
def __eq__(self, o): print('eq'); return super().__eq__(o)
def __eq__(self, o): return NotImplemented
def __lt__(self, o): print('lt'); return super().__lt__(o)
def __gt__(self, o): return super().__lt__(o)
def __ge__(self, o): return NotImplemented
def __bool__(self): return False
def __hash__(self): return super().__hash__()
def __hash__(self): return 7
def __repr__(self): return f'<{super().__repr__()}>'
def __str__(self): return 'str of ' + super().__str__()
def __format__(self, spec): return 'format' + super().__format__(spec)
def __int__(self): return 5
def __float__(self): return 1.25
def __new__(cls, *a): print('new'); return super().__new__(cls, *a)
def __init__(self, *a): self.n = len(a)
def twice(self): return type(self)(self + self)
def bit_length(self): return 'own'
def is_integer(self): return 'own'""".splitlines()

OF_INT = OF_NUMBER + """\
def __index__(self): return 1
def __and__(self, o): return type(self)(super().__and__(o))
def __rlshift__(self, o): return ('rlshift', o)
def __invert__(self): return 'invert'""".splitlines()

OF_STR = """\
def __add__(self, o): return type(self)(super().__add__(o))
def __add__(self, o): print('add'); return super().__add__(o)
def __radd__(self, o): return ('radd', o)
def __mul__(self, o): return ('mul', o)
def __rmul__(self, o): print('rmul'); return super().__rmul__(o)
def __mod__(self, o): return ('mod', o)
def __eq__(self, o): print('eq'); return super().__eq__(o)
def __eq__(self, o): return NotImplemented
def __lt__(self, o): return super().__gt__(o)
def __le__(self, o): print('le'); return super().__le__(o)
def __len__(self): return super().__len__() + 1
def __bool__(self): return False
def __getitem__(self, i): print('get', i); return super().__getitem__(i)
def __iter__(self): print('iter'); return super().__iter__()
def __contains__(self, o): print('in'); return super().__contains__(o)
def __hash__(self): return super().__hash__()
def __repr__(self): return f'<{super().__repr__()}>'
def __str__(self): return '<' + super().__str__() + '>'
def __format__(self, spec): return '{' + super().__format__(spec) + '}'
def __new__(cls, *a): print('new'); return super().__new__(cls, *a)
def __init__(self, *a): self.n = len(a)
def __int__(self): return 9
def __float__(self): return 0.75
def upper(self): return 'up' + super().upper()
def split(self, *a): print('split'); return super().split(*a)
def join(self, o): print('join'); return super().join(o)
def startswith(self, *a): return 'own'""".splitlines()

INTS, FLOATS, STRS, PLAIN = ["a", "b"], ["x", "y"], ["s", "t"], ["p", "q"]
WORDS = ["''", "'a'", "'ab'", "'12'", "'b,a'", "' c '", "'%d'", "'{}'", "'1.5'"]


def class_of(r, name, base, methods, most):
    own = {}
    for _ in range(r.randrange(most)):
        line = r.choice(methods)
        own[line.split("(")[0]] = line
    lines = [f"class {name}({base}):", "    n = 1"]
    return lines + ["    " + line for line in own.values()]


def number(r):
    return r.choice(["0", "1", "2", "-3", "7", "True", "k", "k - 1", "2.5", "-0.5",
                     "1.0", "f", "f - k", "(k > 2)"])


def make_int(r):
    return f"{r.choice('IJ')}({r.choice([number(r), number(r), repr('12'), ''])})"


def make_float(r):
    return f"{r.choice('FG')}({r.choice([number(r), number(r), repr('1e2'), ''])})"


def make_str(r):
    return f"{r.choice('ST')}({r.choice([r.choice(WORDS), r.choice(WORDS), number(r), scalar(r), ''])})"


def value(r):
    """Anything."""
    return r.choice([r.choice(INTS), r.choice(FLOATS), r.choice(STRS),
                     r.choice(INTS), r.choice(FLOATS), r.choice(STRS),
                     r.choice(PLAIN), number(r), r.choice(WORDS),
                     make_int(r), make_float(r), make_str(r),
                     "np.float64(2.5)", "np.int64(3)", "np.float32(1.5)",
                     "1j", "None", "[1, 2]", "(1, 2)", "np.arange(3)",
                     "np.array([1.5, k])"])


def real(r):
    return r.choice([r.choice(INTS), r.choice(INTS), r.choice(FLOATS),
                     r.choice(FLOATS), r.choice(PLAIN), number(r),
                     make_int(r), make_float(r)])


def numeric(r):
    """The same, and no string: NumPy has arrays of strings."""
    return r.choice([r.choice(INTS), r.choice(FLOATS), number(r), make_int(r),
                     make_float(r)])


def word(r):
    return r.choice([r.choice(STRS), r.choice(STRS), r.choice(WORDS), make_str(r)])


def scalar(r):
    return r.choice([r.choice(INTS), r.choice(FLOATS), r.choice(STRS)])


def operation(r):
    op = r.choice("+ - * / // % ** & | << + - * %".split())
    of = r.choice([(real, real), (real, real), (value, value), (word, word),
                   (word, value), (real, value), (value, real)])
    return f"{of[0](r)} {op} {of[1](r)}"


def comparison(r):
    op = r.choice("== != < <= > >= == <".split())
    of = r.choice([(real, real), (word, word), (value, value), (real, value)])
    return f"{of[0](r)} {op} {of[1](r)}"


def index(r):
    return r.choice([r.choice(INTS), make_int(r), f"{r.choice(INTS)}:", f":{make_int(r)}",
                     f"{make_int(r)}:{make_int(r)}", "1", "k - 2", r.choice(FLOATS)])


def call(r):
    x, w, v, m = real(r), word(r), value(r), scalar(r)
    return r.choice([
        f"abs({x})", f"round({x})", f"round({x}, {number(r)})", f"int({v})", f"float({v})", f"bool({v})",
        f"str({v})", f"repr({v})", f"divmod({x}, {real(r)})", f"pow({x}, {real(r)})",
        f"len({v})", f"list({w})", f"hash({m}) == hash({v})", f"isinstance({m}, {r.choice(['int', 'str', 'float', 'I', 'S', '(F, str)'])})",
        f"type({operation(r)}).__name__", f"max({x}, {real(r)})", f"min({w}, {word(r)})", f"sum([{x}, {real(r)}])",
        f"sorted([{x}, {real(r)}, {real(r)}])", f"sorted([{w}, {word(r)}])", f"np.array([{numeric(r)}, {numeric(r)}])", f"np.ones(2) * {x}",
        f"np.sqrt({x})", f"np.maximum({x}, {real(r)})", f"np.zeros({make_int(r)})", f"np.full(2, {numeric(r)})",
        f"math.sqrt({x})", f"math.floor({x})", f"math.isfinite({x})", f"math.gcd({x}, {real(r)})", f"chr({make_int(r)} + 65)",
        f"hex({x})", f"range({x})", f"list(range({make_int(r)}))", f"f'{{{v}}} {{{v}!r}}'", f"f'{{{m}:>6}}'", f"f'{{{x}:.2f}}'", f"f'{{{x}:5d}}'",
        f"'%s %r' % ({v}, {m})", f"'%d' % {x}", f"'%.1f' % ({x},)", f"'{{}} {{!r}}'.format({v}, {m})", f"{w} % {v}", f"{w}.format({v})",
        f"{w}.upper()", f"{w}.split({r.choice(['', word(r)])})", f"{w}.replace({word(r)}, {word(r)})", f"{w}.find({word(r)})",
        f"{w}.join([{word(r)}, {word(r)}])", f"','.join({r.choice([w, f'[{w}, {word(r)}]'])})", f"{w}.startswith({word(r)})", f"{w}.strip({word(r)})",
        f"{w}.center({make_int(r)}, '*')", f"{w}.count({word(r)})", f"{w}.isdigit()", f"{w}.title()", f"'ab,a'.split({w})", f"'aab'.count({w})",
        f"{v} in {r.choice([w, '[1, 2.5, 12]', '(1, ' + w + ')', '{1: 2}', '{' + repr('a') + ': 1}', '{' + m + '}'])}",
        f"{{{m}: 1}}[{v}]", f"{{{v}: 1}}.get({m}, 'no')", f"len({{{m}, {v}}})", f"[5, 6, 7, 8][{index(r)}]", f"'abcd'[{index(r)}]", f"np.arange(5)[{index(r)}]", f"{w}[{index(r)}]",
        f"{m}.n", f"{r.choice(INTS)}.bit_length()", f"{r.choice(FLOATS)}.is_integer()", f"{r.choice(INTS + FLOATS)}.real", f"{m}.__class__.__name__",
        f"-{x}", f"+{x}", f"~{x}", f"not {v}", f"{v} and {m}", f"{v} or {m}", f"{m} is {r.choice(INTS + FLOATS + STRS)}",
        f"[*{w}]", f"{m} if {v} else 0", f"copy.copy({m})", f"copy.deepcopy([{m}])", f"{r.choice(INTS)}.twice()", f"getattr({m}, 'n', {w})",
        f"str.upper({w})", f"int.__add__({r.choice(INTS)}, {x})", f"float.__repr__({r.choice(FLOATS)})", f"json.dumps([{m}, {x}])", f"ord({w})"])


def expression(r):
    return r.choice([operation, operation, comparison, call, call])(r)


def statement(r):
    i, x, s, p = (r.choice(of) for of in (INTS, FLOATS, STRS, PLAIN))
    lines = r.choice([
        [f"print({expression(r)}, {expression(r)})"], [f"print({expression(r)})"], [f"print({expression(r)})"],
        [f"{i} = {make_int(r)}"], [f"{x} = {make_float(r)}"], [f"{s} = {make_str(r)}"],
        [f"{p} = {expression(r)}"], [f"{p} {r.choice(['+=', '*=', '-='])} {value(r)}"], [f"{i} = I({operation(r)})"],
        [f"{x} = F({operation(r)})"], [f"{s} = S({operation(r)})"], [f"{p} = {scalar(r)}"], [f"{x} = F({x} * 0.5 + {number(r)})"],
        [f"items[{make_int(r)}] = {value(r)}", "print(items)"], [f"table[{value(r)}] = {scalar(r)}", "print(table)"],
        [f"table[{scalar(r)}] = {number(r)}", "print(list(table.values()))"], [f"{scalar(r)}.n = {number(r)}"],
        [f"u[{index(r)}] = {real(r)}", "print(u)"], [f"u += {x}", "print(u)"],
        ["try:", f"    print({expression(r)})", "except Exception as e:", "    print(type(e).__name__)"],
        ["try:", f"    print({operation(r)})", "except TypeError as e:", "    print('TypeError')"],
        [f"for v in {word(r)}:", "    print(v)"], [f"for turn in range({make_int(r)}):", f"    {i} = I({i} + turn)"]])
    if r.random() < 0.25:
        way = r.choice([["if k > 2:"], ["if k > 9:", "    pass", "else:"], [f"if {x} > k:"],
                        ["for turn in range(k - 1):"], ["for turn in range(3):"], [f"if {comparison(r)}:"]])
        lines = way + ["    " + line for line in lines]
    return lines + [f"print({i}, {x}, {s}, {p})"] * (r.random() < 0.5)


def program(r):
    head = HEAD + ["import copy, json, math"]
    head += class_of(r, "I", "int", OF_INT, 5)
    head += class_of(r, "J", r.choice(["I", "int"]), OF_INT, 4)
    head += class_of(r, "F", "float", OF_NUMBER, 5)
    head += class_of(r, "G", r.choice(["F", "float"]), OF_NUMBER, 4)
    head += class_of(r, "S", "str", OF_STR, 5)
    head += class_of(r, "T", r.choice(["S", "str"]), OF_STR, 4)
    head += ["a, b = I(3), J(k)", "x, y = F(2.5), G(f + 1)", "s, t = S('ab'), T('12')",
             "p, q = 2, 'a'", "items = [a, x, s, 1]", "table = {a: 1, s: 2}", "u = np.ones(3)"]
    return grow(r, head, statement, r.randrange(3, 10), 0.25)
