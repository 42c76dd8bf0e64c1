# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Numbers at their limits.

A case is an expression or a store on a few operands: Python's ints, floats and
bools, arrays and NumPy scalars of every dtype, drawn from the neighbourhood of
zero, of powers of two and of every dtype's limits. It stands in a program
twice: with its operands written down, so that the compiler knows them, and with
the same values read from a table at an index that only the running program
knows. Printed are the value, whether it is NumPy's, and its dtype. A program
has a few cases that CPython computes, and perhaps one at its end that raises:
then the class of the error counts.
"""
import math
import warnings

import numpy as np

SLICE = 20
MOST_REFUSED = 0.1
REFUSED_BY = ("H0907", "H0990", "H03", "H04")
# The errors that stand for an exception, known while compiling or not.
RAISED = {
    "H0507": ("TypeError", "UFuncTypeError", "_UFuncOutputCastingError"),
    "H0510": ("OverflowError",),
    "H0511": ("TypeError", "UFuncTypeError", "_UFuncNoLoopError",
              "_UFuncOutputCastingError"),
    "H0515": ("ValueError",),
    "H0516": ("TypeError",),
    "H0905": ("ZeroDivisionError",),
    "H0907": ("OverflowError",),
    "H0909": ("ValueError",),
}
ALLOWED = {"H0990": "an int to a negative staged int has no one type",
           "H0907": "a staged int has 64 bits, also on the way to a result; "
                    "a modulus of pow() 31"}
CASES = 5  # in a program

DTYPES = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32",
          "uint64", "float32", "float64", "bool")
INTEGERS = DTYPES[:8]

HEAD = """\
import math
import numpy as np

k = 0
while k * k < 10:
    k += 1
for i in range(int(np.array([4])[0])):
    k -= 1
"""


class Operand:
    """A value, how it is written, and how it is read from a table at k."""

    def __init__(self, value, literal, table, read):
        self.value, self.literal = value, literal
        self.table, self.read = table, read


def float_text(x):
    if math.isnan(x):
        return "math.nan"
    if math.isinf(x):
        return "math.inf" if x > 0 else "-math.inf"
    return repr(x)


def int_operand(i):
    text = str(i) if i > -2**63 else f"({i + 1} - 1)"
    return Operand(i, text, f"np.array([{text}, 0])", "int({}[k])")


def float_operand(x):
    text = float_text(x)
    return Operand(x, text, f"np.array([{text}, 0.0])", "float({}[k])")


def bool_operand(b):
    return Operand(b, str(b), f"np.array([{b}, False])", "bool({}[k])")


def element_text(x, dtype):
    if dtype == "bool":
        return str(bool(x))
    if dtype.startswith("float"):
        return float_text(float(x))
    i = int(x)
    if i >= 2**63:
        i -= 2**64  # as an int64, cast
    return str(i) if i > -2**63 else f"({i + 1} - 1)"


def array_text(rows, dtype):
    """The text of nested lists of elements as an array."""
    def text(x):
        if isinstance(x, list):
            return "[" + ", ".join(text(y) for y in x) + "]"
        return element_text(x, dtype)
    big = dtype == "uint64"
    return (f"np.array({text(rows)}).astype(np.{dtype})" if big else
            f"np.array({text(rows)}, dtype=np.{dtype if dtype != 'bool' else 'bool_'})")


def numpy_operand(values, dtype, scalar):
    kind = np.dtype(dtype).type
    if scalar:
        v = values[:1]
        return Operand(kind(v[0]), array_text(v, dtype) + "[0]",
                       array_text([v[0], v[0]], dtype), "{}[k]")
    zeros = [kind(0)] * len(values)
    return Operand(np.array(values, dtype=dtype), array_text(values, dtype),
                   array_text([values, zeros], dtype), "{}[k]")


class Case:
    """Statements on operands a, b, c that leave their result in `r`."""

    def __init__(self, operands, lines, kind):
        self.operands, self.lines, self.kind = operands, lines, kind

    def text(self, number, computed):
        out, names = [], {}
        for letter, o in zip("abc", self.operands):
            names[letter] = f"{letter}{number}"
            if computed:
                out.append(f"t{letter}{number} = {o.table}")
                read = o.read.format(f"t{letter}{number}")
                out.append(f"{letter}{number} = {read}")
            else:
                out.append(f"{letter}{number} = {o.literal}")
        names["r"] = f"r{number}"
        out += [line.format(**names) for line in self.lines]
        return out

    def casts(self):
        """Is a float cast to an integer that it does not fit? Documented, and
        NumPy does not always warn."""
        if self.kind == "store":
            dtype = self.operands[0].value.dtype
            x = np.asarray(self.operands[1].value)
            if dtype.kind not in "iu" or x.dtype.kind != "f":
                return False
            info = np.iinfo(dtype)
            return not ((info.min <= x) & (x < info.max)).all()
        if self.kind != "construct":
            return False
        dtype = self.lines[0].rpartition("np.")[2].strip("({a})], ")
        x = np.asarray(self.operands[0].value)
        if x.dtype.kind != "f" or dtype not in INTEGERS:
            return False
        info = np.iinfo(dtype)
        return not ((info.min <= x) & (x < info.max)).all()

    def oracle(self):
        """("value", r), ("error", None), or None for no case: what is complex
        or depends on the processor, and, of staged ints, beyond 64 bits."""
        scope = {"math": math, "np": np}
        names = dict(zip("abcr", "abcr"))
        for letter, o in zip("abc", self.operands):
            scope[letter] = (o.value.copy() if isinstance(o.value, np.ndarray)
                             else o.value)
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            try:
                exec("\n".join(l.format(**names) for l in self.lines), scope)
            except MemoryError:
                return None
            except Exception:
                return "error", None
        if any("cast" in str(w.message) for w in seen) or self.casts():
            return None
        r = scope["r"]
        items = r if isinstance(r, (tuple, list)) else [r]
        for x in items:
            if (isinstance(x, complex) or
                    isinstance(x, np.ndarray) and x.dtype == object or
                    type(x) is int and not -2**63 <= x < 2**63):
                return None
        return "value", r


def show_lines(r, name):
    """Lines that print a result."""
    if isinstance(r, (np.ndarray, np.generic)):
        if r.dtype.kind == "f":
            value = f"{name}.tolist()"
        else:
            value = name
        return [f"print({name}.dtype, {value})"]
    return [f'print(hasattr({name}, "dtype"), {name})']


class Draw:
    def __init__(self, r):
        self.r = r

    def pick(self, *choices):
        return self.r.choice(choices)

    def chance(self, p):
        return self.r.random() < p

    # ---- values ----

    def int_(self):
        r = self.r
        kind = r.randrange(5)
        if kind == 0:
            i = r.randrange(-4, 10)
        elif kind == 1:
            i = r.choice((7, 8, 15, 16, 31, 32, 53, 62, 63))
            i = r.choice((1, -1)) * 2**i + r.randrange(-2, 3)
        elif kind == 2:
            i = r.choice((1, -1)) * r.randrange(2**r.randrange(1, 63))
        elif kind == 3:
            i = r.choice((300, -300, 255, 256, 1000, -1, 70000, 128, -129))
        else:
            i = r.randrange(-2000, 2000)
        return min(max(i, -2**63), 2**63 - 1)

    def float_(self):
        r = self.r
        kind = r.randrange(5)
        if kind == 0:
            return r.choice((0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5,
                             math.inf, -math.inf, math.nan))
        if kind == 1:
            return r.choice((5e-324, 1e-300, 1e300, -1e300, 1.79e308, 2.0**53,
                             2.0**63, -2.0**63, 2.0**64, 1e16, 709.8, -745.2))
        if kind == 2:
            return float(self.int_())
        if kind == 3:
            return r.choice((1, -1)) * round(r.uniform(0, 100),
                                             r.randrange(0, 6))
        return r.choice((1, -1)) * math.ldexp(r.random(), r.randrange(-60, 70))

    def number(self):
        kind = self.r.randrange(8)
        if kind < 4:
            return int_operand(self.int_())
        if kind < 7:
            return float_operand(self.float_())
        return bool_operand(self.chance(0.5))

    def element(self, dtype):
        r = self.r
        if dtype == "bool":
            return np.bool_(self.chance(0.5))
        if dtype.startswith("float"):
            with np.errstate(all="ignore"):
                return np.dtype(dtype).type(self.float_())
        info = np.iinfo(dtype)
        i = r.choice((0, 1, 2, 3, 7, -1, -2, info.min, info.min + 1, info.max,
                      info.max - 1, info.max // 2, r.randrange(info.min,
                                                               info.max)))
        return np.dtype(dtype).type(min(max(i, info.min), info.max))

    def numpy_(self, dtypes=DTYPES, scalar=None):
        dtype = self.r.choice(dtypes)
        if scalar is None:
            scalar = self.chance(0.4)
        return numpy_operand([self.element(dtype) for _ in range(2)], dtype,
                             scalar)

    # ---- cases ----

    BINARY = ("+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^")
    COMPARE = ("<", "<=", ">", ">=", "==", "!=")
    MATH = ("acos", "asin", "atan", "cbrt", "cos", "cosh", "erf", "exp",
            "exp2", "expm1", "fabs", "log10", "log1p", "log2", "sin", "sinh",
            "sqrt", "tan", "tanh", "log", "floor", "ceil", "trunc",
            "isfinite", "isnan", "isinf", "radians", "degrees")

    def exponent(self):
        return self.pick(int_operand(self.r.randrange(-5, 66)),
                         float_operand(self.pick(0.5, -0.5, 2.0, -1.0, 3.0,
                                                 math.inf, -math.inf,
                                                 math.nan, 0.0, 1e10)),
                         self.number())

    def python_binary(self):
        op = self.r.choice(self.BINARY)
        a, b = self.number(), self.number()
        if op == "**":
            b = self.exponent()
            if isinstance(b.value, int) and abs(b.value) > 100:
                b = int_operand(b.value % 70)
        elif op == "<<" and isinstance(b.value, int):
            b = int_operand(self.r.randrange(-2, 70))
        return Case([a, b], [f"{{r}} = {{a}} {op} {{b}}"], "binary")

    def python_compare(self):
        a = self.number()
        b = self.number()
        if self.chance(0.4) and isinstance(a.value, (int, float)) and \
                math.isfinite(a.value):
            near = float(a.value)
            b = float_operand(self.pick(near, math.nextafter(near, math.inf)))
        if self.chance(0.5):
            a, b = b, a
        op = self.r.choice(self.COMPARE)
        return Case([a, b], [f"{{r}} = {{a}} {op} {{b}}"], "compare")

    def python_unary(self):
        make = self.pick("-{a}", "+{a}", "~{a}", "abs({a})", "not {a}",
                         "int({a})", "float({a})", "bool({a})", "round({a})",
                         "{a}.real", "{a}.imag")
        return Case([self.number()], ["{r} = " + make], "unary")

    def python_round(self):
        a = self.number()
        digits = self.r.choice((0, 1, 2, 3, 4, 10, 16, 17, 20, 300, 330, -1,
                                -2, -3, -5, -17, -18, -19, -20, -300, -308,
                                -320))
        return Case([a], [f"{{r}} = round({{a}}, {digits})"], "round")

    def python_function(self):
        a, b, c = self.number(), self.number(), self.number()
        make = self.pick("divmod({a}, {b})", "min({a}, {b})", "max({a}, {b})",
                         "max([{a}, {b}, {c}])", "min({a}, {b}, {c})",
                         "sum([{a}, {b}, {c}])", "sum([{a}, {b}], {c})",
                         "pow({a}, {b}, {c})", "{a} + {b} * {c}",
                         "({a} - {b}) // {c}", "-{a} % {b}")
        if make.startswith("pow"):
            b = int_operand(self.r.randrange(-5, 2000))
        if make.startswith(("min", "max")) and self.chance(0.8):
            # one of several types is refused if they are not known
            of = self.pick((int_operand, self.int_),
                           (float_operand, self.float_))
            a, b, c = (of[0](of[1]()) for _ in range(3))
        return Case([a, b, c][:make.count("{")],
                    ["{r} = " + make], "function")

    def math_function(self):
        if self.chance(0.3):
            name = self.pick("pow", "fmod", "atan2", "log")
            a, b = self.number(), self.number()
            if name == "pow":
                b = self.exponent()
            return Case([a, b], [f"{{r}} = math.{name}({{a}}, {{b}})"], "math")
        name = self.r.choice(self.MATH)
        a = self.number()
        if self.chance(0.5):
            a = float_operand(self.pick(self.r.uniform(-1.2, 1.2),
                                        self.r.uniform(-800, 800), 1.0, -1.0,
                                        0.0))
        return Case([a], [f"{{r}} = math.{name}({{a}})"], "math")

    def numpy_binary(self):
        op = self.r.choice(self.BINARY)
        a = self.numpy_()
        b = self.numpy_() if self.chance(0.5) else self.number()
        if op == "**":
            a = self.numpy_(INTEGERS)
            b = (int_operand(self.r.randrange(-2, 12)) if self.chance(0.5)
                 else self.numpy_(INTEGERS))
        if self.chance(0.4):
            a, b = b, a
        return Case([a, b], [f"{{r}} = {{a}} {op} {{b}}"], "numpy-binary")

    def numpy_compare(self):
        op = self.r.choice(self.COMPARE)
        a = self.numpy_()
        b = self.numpy_() if self.chance(0.4) else self.number()
        if self.chance(0.4):
            a, b = b, a
        return Case([a, b], [f"{{r}} = {{a}} {op} {{b}}"], "numpy-compare")

    def numpy_function(self):
        make = self.pick("np.add({a}, {b})", "np.maximum({a}, {b})",
                         "np.minimum({a}, {b})", "np.clip({a}, {b}, {c})",
                         "np.where({a} == {a}, {b}, {a})", "np.sign({a})",
                         "np.abs({a})", "-{a}", "abs({a})", "~{a}",
                         "np.multiply({a}, {b})", "np.sum({a})",
                         "np.prod({a})", "np.cumsum({a})", "np.square({a})",
                         "{a}.astype(np.{d})", "np.max({a})",
                         "np.floor_divide({a}, {b})", "np.equal({a}, {b})")
        make = make.replace("{d}", self.r.choice(DTYPES).replace("bool",
                                                                 "bool_"))
        a = self.numpy_(INTEGERS, scalar=self.chance(0.3))
        b, c = int_operand(self.int_()), int_operand(self.int_())
        if "astype" in make and self.chance(0.5):
            a = self.numpy_()
        return Case([a, b, c][:max(1, 1 + ("{b}" in make) + ("{c}" in make))],
                    ["{r} = " + make], "numpy-function")

    def store(self):
        a = self.numpy_(scalar=False)
        b = self.number()
        if self.chance(0.4):
            b = self.numpy_(scalar=True)
        elif self.chance(0.1):
            b = self.numpy_(scalar=False)
        line = self.pick("{a}[0] = {b}", "{a}[:] = {b}", "{a}[1:] = {b}",
                         "{a}[[0, 1]] = {b}", "{a}[{a} == {a}] = {b}",
                         "{a}.fill({b})", "{a}[...] = {b}",
                         "{a}[:] = [{b}, 1]", "{a}[[1]] = [{b}]",
                         "{a}[0] += {b}", "{a}[1, ...] = {b}",
                         "np.add({b}, {b}, out={a})",
                         "{a} = np.pad({a}, 1, constant_values={b})")
        if "pad" in line and np.ndim(b.value):
            b = self.numpy_(scalar=True)
        return Case([a, b], ["{a} = {a}.copy()", line, "{r} = {a}"], "store")

    def inplace(self):
        a = self.numpy_(scalar=self.chance(0.2))
        b = self.number() if self.chance(0.7) else self.numpy_()
        op = self.pick("+", "-", "*", "//", "%", "&", "|", "^")
        lines = ["{a} = {a}.copy()"] if isinstance(a.value,
                                                   np.ndarray) else []
        return Case([a, b], lines + [f"{{a}} {op}= {{b}}", "{r} = {a}"],
                    "inplace")

    def construct(self):
        b = self.number()
        dtype = self.r.choice(DTYPES).replace("bool", "bool_")
        if self.chance(0.2):
            b = self.numpy_(scalar=True)
        make = self.pick("np.array([{a}], np.%s)", "np.array({a}, np.%s)",
                         "np.full(2, {a}, np.%s)", "np.%s({a})",
                         "np.full_like(np.zeros(2, np.%s), {a})",
                         "np.array([[{a}, 1]], dtype=np.%s)")
        return Case([b], ["{r} = " + make % dtype], "construct")

    def convert(self):
        a = self.numpy_(scalar=True)
        make = self.pick("int({a})", "float({a})", "bool({a})", "{a}.item()",
                         "round({a})", "{a} + 0", "math.floor({a})",
                         "math.sqrt({a})", "[{a}.item()]", "not {a}")
        return Case([a], ["{r} = " + make], "convert")

    def lists(self):
        a = self.numpy_(scalar=False)
        return Case([a], ["{r} = " + self.pick("{a}.tolist()",
                                               "[x.item() for x in {a}]",
                                               "sum({a})", "max({a})")],
                    "lists")

    KINDS = ("python_binary", "python_compare", "python_unary", "python_round",
             "python_function", "math_function", "numpy_binary",
             "numpy_compare", "numpy_function", "store", "inplace",
             "construct", "convert", "lists")

    def case(self):
        """A case and what CPython makes of it."""
        while True:
            case = getattr(self, self.r.choice(self.KINDS))()
            answer = case.oracle()
            if answer:
                return case, answer


def program(r):
    draw = Draw(r)
    lines, number = [], 0
    while number < CASES:
        case, (what, value) = draw.case()
        if what == "error" and number < CASES - 1:
            continue
        for computed in ((False, True) if what == "value" else
                         (draw.chance(0.6),)):
            lines += case.text(number, computed)
            lines += show_lines(value, f"r{number}")
        number += 1
    return HEAD + "\n".join(lines) + "\n"
