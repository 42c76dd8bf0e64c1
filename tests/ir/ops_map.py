# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the elementwise rows: each with its counterpart in NumPy."""
import math

import numpy as np

from ops_case import (FLOATS, INTEGERS, NUMPY_TYPES, SHAPES, draw,
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
    if x.dtype == np.float64 and x.ndim == 0:
        return want
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
    if row["name"] not in ROWS:
        return
    rng = rng_for(row["name"])
    for name in ROWS[row["name"]][1]:
        for shape in SHAPES:
            yield case_of(row, [draw(rng, name, shape, row["samples"])
                                for _ in range(row["inputs"])])
        inputs = special_inputs(name, row["inputs"])
        yield case_of(row, inputs)
        for i in range(len(inputs[0])):  # rank 0: the C library's functions
            if name == "f64" and row["inputs"] == 1:
                yield case_of(row, [np.asarray(inputs[0][i])])
