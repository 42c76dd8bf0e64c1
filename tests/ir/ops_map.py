# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the elementwise rows: each with its counterpart in NumPy."""
import math

import numpy as np

from ops_case import (Case, FLOATS, INTEGERS, NUMPY_TYPES, SHAPES, draw,
                      elementwise, nan_safe, op_case, rng_for,
                      special_floats, special_integers, wrap)

NUMBERS = INTEGERS + FLOATS
BITS = ["bool"] + INTEGERS
ALL = ["bool"] + NUMBERS


def in_f64(function):
    """A float function, of f32 computed in f64 and rounded."""
    def compute(*inputs):
        dtype = inputs[0].dtype
        return np.asarray(function(*[np.asarray(x, np.float64)
                                     for x in inputs])).astype(dtype)
    return compute


def exactly(function):
    """A function of Python ints, wrapped."""
    def compute(*inputs):
        dtype = inputs[0].dtype
        return elementwise(lambda *v: wrap(function(*v), dtype), dtype,
                           *inputs)
    return compute


def overflows(function):
    def compute(*inputs):
        dtype = inputs[0].dtype
        return elementwise(
            lambda *v: wrap(function(*v), dtype) != function(*v), bool,
            *inputs)
    return compute


def truncated(x, y):
    quotient = abs(x) // abs(y) if y else 0
    return quotient if (x < 0) == (y < 0) else -quotient


def integer_power(x, y):
    if y < 0:
        return 1 if x == 1 else (-1 if y % 2 else 1) if x == -1 else 0
    if abs(x) > 1 and y > 64:  # only the low bits are wanted, and overflow
        return pow(x, 64) * pow(x, y - 64, 2 ** 64)
    return x ** y


def power_overflow(x, y):
    if y < 0 or abs(x) <= 1:
        return 0
    return x ** min(y, 70)


def floats_or(of_float, of_int):
    def compute(*inputs):
        chosen = of_float if inputs[0].dtype.kind == "f" else of_int
        return chosen(*inputs)
    return compute


def shift(function):
    def compute(x, y):
        bits = x.dtype.itemsize * 8
        return elementwise(
            lambda a, b: wrap(function(a, b if 0 <= b < bits else bits),
                              x.dtype), x.dtype, x, y)
    return compute


def erf(x):
    return np.asarray(np.vectorize(math.erf, otypes=[float])(x))


def log1p(x):
    """SLEEF's is infinite from 1e38 on, or from 1e307."""
    want = in_f64(np.log1p)(x)
    return np.where(x > (1e38 if x.dtype == np.float32 else 1e307),
                    x.dtype.type(np.inf), want)


def logistic(x):
    dtype = x.dtype.type
    e = in_f64(np.exp)(np.negative(x))
    return np.asarray(dtype(1) / (dtype(1) + e), x.dtype)



def modulo(x, y):
    return x % y if y else 0


def floor_quotient(x, y):
    return x // y if y else 0


# name: (function, dtypes, options)
ULP = {"ulp": 2}
ROWS = {
    "identity": (lambda x: x.copy(), ALL, {}),
    "stop_gradient": (lambda x: x.copy(), ALL, {}),
    "negate": (floats_or(np.negative, exactly(lambda x: -x)), NUMBERS, {}),
    "abs": (floats_or(np.abs, exactly(abs)), NUMBERS, {}),
    "sign": (np.sign, NUMBERS, {"signless": True}),
    "floor": (np.floor, FLOATS, {}),
    "ceil": (np.ceil, FLOATS, {}),
    "trunc": (np.trunc, FLOATS, {}),
    "round_nearest_even": (np.rint, FLOATS, {}),
    "sqrt": (np.sqrt, FLOATS, {}),
    "rsqrt": (lambda x: x.dtype.type(1) / np.sqrt(x), FLOATS, {}),
    "cbrt": (in_f64(np.cbrt), FLOATS, ULP),
    "exp": (in_f64(np.exp), FLOATS, ULP),
    "exp2": (in_f64(np.exp2), FLOATS, ULP),
    "expm1": (in_f64(np.expm1), FLOATS, ULP),
    "log": (in_f64(np.log), FLOATS, ULP),
    "log2": (in_f64(np.log2), FLOATS, ULP),
    "log10": (in_f64(np.log10), FLOATS, ULP),
    "log1p": (log1p, FLOATS, ULP),
    "sin": (in_f64(np.sin), FLOATS, ULP),
    "cos": (in_f64(np.cos), FLOATS, ULP),
    "tan": (in_f64(np.tan), FLOATS, ULP),
    "asin": (in_f64(np.arcsin), FLOATS, ULP),
    "acos": (in_f64(np.arccos), FLOATS, ULP),
    "atan": (in_f64(np.arctan), FLOATS, ULP),
    "sinh": (in_f64(np.sinh), FLOATS, ULP),
    "cosh": (in_f64(np.cosh), FLOATS, ULP),
    "tanh": (in_f64(np.tanh), FLOATS, ULP),
    "erf": (in_f64(erf), FLOATS, ULP),
    "logistic": (logistic, FLOATS, ULP),
    "is_finite": (np.isfinite, FLOATS, {}),
    "is_nan": (np.isnan, FLOATS, {}),
    "not": (np.invert, BITS, {}),
    "add": (floats_or(np.add, exactly(lambda x, y: x + y)), NUMBERS, {}),
    "subtract": (floats_or(np.subtract, exactly(lambda x, y: x - y)), NUMBERS,
                 {}),
    "multiply": (floats_or(np.multiply, exactly(lambda x, y: x * y)), NUMBERS,
                 {}),
    "divide": (floats_or(np.divide, exactly(truncated)), NUMBERS, {}),
    "floor_divide": (floats_or(np.floor_divide, exactly(floor_quotient)),
                     NUMBERS, {}),
    "floor_mod": (floats_or(np.remainder, exactly(modulo)), NUMBERS, {}),
    "remainder": (floats_or(np.fmod, exactly(
        lambda x, y: x - truncated(x, y) * y if y else 0)), NUMBERS, {}),
    "power": (floats_or(in_f64(np.power), exactly(integer_power)), NUMBERS,
              ULP),
    "atan2": (in_f64(np.arctan2), FLOATS, ULP),
    "hypot": (np.hypot, FLOATS, {}),
    "maximum": (np.maximum, ALL, {"signless": True}),
    "minimum": (np.minimum, ALL, {"signless": True}),
    "and": (np.bitwise_and, BITS, {}),
    "or": (np.bitwise_or, BITS, {}),
    "xor": (np.bitwise_xor, BITS, {}),
    "shift_left": (shift(lambda x, y: x << y), INTEGERS, {}),
    "shift_right": (shift(lambda x, y: x >> y), INTEGERS, {}),
    "equal": (np.equal, ALL, {}),
    "not_equal": (np.not_equal, ALL, {}),
    "less": (np.less, ALL, {}),
    "less_equal": (np.less_equal, ALL, {}),
    "greater": (np.greater, ALL, {}),
    "greater_equal": (np.greater_equal, ALL, {}),
    "add_overflows": (overflows(lambda x, y: x + y), INTEGERS, {}),
    "subtract_overflows": (overflows(lambda x, y: x - y), INTEGERS, {}),
    "multiply_overflows": (overflows(lambda x, y: x * y), INTEGERS, {}),
    "power_overflows": (overflows(power_overflow), INTEGERS, {}),
}



def special_inputs(name, count):
    """All pairs (or all single ones) of a dtype's special values."""
    if name == "bool":
        s = np.array([False, True])
    elif name in FLOATS:
        s = special_floats(NUMPY_TYPES[name])
    else:
        s = special_integers(NUMPY_TYPES[name])
    if count == 1:
        return [s]
    x, y = np.meshgrid(s, s)
    return [np.ascontiguousarray(x.ravel()), np.ascontiguousarray(y.ravel())]


def case_of(row, inputs):
    function, _, options = ROWS[row["name"]]
    with np.errstate(all="ignore"):
        want = np.asarray(function(*inputs))
    return op_case(row["name"], inputs, want, **options)


def true_divide_cases():
    """Ints, rounded once; a divisor of 0 is as for floats."""
    rng = rng_for("true_divide")
    pairs = [[draw(rng, "i64", shape, "ANY") for _ in range(2)]
             for shape in SHAPES] + [special_inputs("i64", 2)]
    for x, y in pairs:
        with np.errstate(all="ignore"):
            by_zero = np.divide(x.astype(float), 0.0)
        exact = elementwise(lambda a, b: a / b if b else 0.0, float, x, y)
        yield op_case("true_divide", [x, y],
                      np.asarray(np.where(y == 0, by_zero, exact)))


def round_decimal_cases():
    """Python's round() of floats to decimals, tens among them."""
    rng = rng_for("round_decimal")
    x = np.concatenate([rng.normal(0, 1000, 400), np.arange(400) / 8,
                        np.round(rng.uniform(0, 10, 400), 3),
                        rng.uniform(-1, 1, 100) * 1e300,
                        special_floats(np.float64)])
    places = rng.integers(-6, 20, x.shape).astype(float)
    places[-150:] = rng.choice([-320, -308, -300, 0, 300, 323, 330], 150)

    def rounded(a, n):
        try:
            return round(a, int(n))
        except OverflowError:
            return math.copysign(math.inf, a)
    yield op_case("round_decimal", [x, places],
                  elementwise(rounded, float, x, places))
    for a, n in [(2.675, 2.0), (math.inf, 1.0), (1234.5, -2.0)]:
        yield op_case("round_decimal", [np.asarray(a), np.asarray(n)],
                      np.asarray(round(a, int(n))))


LIBM = {"asin": math.asin, "acos": math.acos, "atan": math.atan,
        "cbrt": math.cbrt, "exp": math.exp, "exp2": math.exp2,
        "expm1": math.expm1, "log": math.log, "log2": math.log2,
        "log10": math.log10, "log1p": math.log1p, "sin": math.sin,
        "cos": math.cos, "tan": math.tan, "sinh": math.sinh,
        "cosh": math.cosh, "tanh": math.tanh, "power": math.pow,
        "atan2": math.atan2}


def libm_cases(row):
    """With `libm` the bits are CPython's in every shape, and so they are where
    a pass has moved the function behind a reshape or a broadcast."""
    function = LIBM[row["name"]]
    rng = rng_for(row["name"])
    for shape in SHAPES:
        inputs = [draw(rng, "f64", shape, row["samples"])
                  for _ in range(row["inputs"])]
        yield op_case(row["name"], inputs,
                      elementwise(function, float, *inputs), {"libm": 1})
    if row["inputs"] == 2:
        return
    for x in draw(rng, "f64", (20,), row["samples"]):
        y = np.full((2, 3), function(x))
        text = f"""func @main(%0: f64[]) -> (f64[2, 3], f64[2, 3]) {{
  %1 = {row["name"]}(%0) {{libm = 1}} : f64[]
  %2 = broadcast_in_dim(%1) {{dimensions = [], shape = [2, 3]}} : f64[2, 3]
  %3 = broadcast_in_dim(%0) {{dimensions = [], shape = [6]}} : f64[6]
  %4 = {row["name"]}(%3) {{libm = 1}} : f64[6]
  %5 = reshape(%4) {{shape = [2, 3]}} : f64[2, 3]
  return(%2, %5)
}}
"""
        yield Case(row["name"], text, [np.asarray(x)], [y, y])


def select_cases():
    rng = rng_for("select")
    for name in ALL:
        for shape in SHAPES:
            p = np.asarray(rng.integers(0, 2, shape).astype(bool))
            x, y = draw(rng, name, shape, "ANY"), draw(rng, name, shape, "ANY")
            yield op_case("select", [p, x, y], np.where(p, x, y))


def cases(row):
    if row["name"] == "select":
        yield from select_cases()
        return
    if row["name"] == "true_divide":
        yield from true_divide_cases()
    if row["name"] == "round_decimal":
        yield from round_decimal_cases()
    if row["name"] in LIBM:
        yield from libm_cases(row)
    if row["name"] not in ROWS:
        return
    rng = rng_for(row["name"])
    for name in ROWS[row["name"]][1]:
        for shape in SHAPES:
            yield case_of(row, [draw(rng, name, shape, row["samples"])
                                for _ in range(row["inputs"])])
        inputs = special_inputs(name, row["inputs"])
        yield case_of(row, inputs)
        for i in range(len(inputs[0])):
            if name == "f64" and row["inputs"] == 1:
                yield case_of(row, [np.asarray(inputs[0][i])])
