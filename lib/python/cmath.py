# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions of complex numbers, as CPython's cmathmodule.c computes them: where
its parts come from the C library, so do these. Arguments that are infinite or
no numbers are refused, but where a function asks for them."""
import math

import numpy as np
from _parts import hypot
from _python import is_staged, limit, refuse

e = math.e
pi = math.pi
tau = math.tau
inf = math.inf
nan = math.nan
infj = complex(0.0, math.inf)
nanj = complex(0.0, math.nan)

_LARGE = 1.7976931348623157e308 / 4.0
_LOG_LARGE = math.log(_LARGE)
_SQRT_LARGE = math.sqrt(_LARGE)
_LEAST = 2.2250738585072014e-308
_LN2 = 0.6931471805599453094


def _complex(z):
    if isinstance(z, complex):
        return complex(float(z.real), float(z.imag))
    if isinstance(z, str):
        raise TypeError("must be real number, not str")
    if isinstance(z, np.ndarray) and z.ndim:
        raise TypeError("only 0-dimensional arrays can be converted to Python "
                        "scalars")
    return complex(z)


def _finite(z):
    z = _complex(z)
    x, y = z.real, z.imag
    ok = math.isfinite(x) and math.isfinite(y)
    if is_staged((x, y)):
        limit(ok, "a function of cmath, of what is infinite or no number")
    elif not ok:
        refuse("a function of cmath, of what is infinite or no number")
    return z


def _signed(size, like):
    """size, which is not negative, with the sign of `like`."""
    minus = like < 0 or like == 0 and math.atan2(like, -1.0) < 0
    return -size if minus else size


def _need_size(z):
    if math.isinf(z.real) or math.isinf(z.imag):
        raise OverflowError("math range error")
    return z


def phase(z, /):
    z = _complex(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    z = _complex(z)
    return abs(z), math.atan2(z.imag, z.real)


def rect(r, phi, /):
    r, phi = float(r), float(phi)
    _finite(complex(r, phi))
    if phi == 0.0:
        return complex(r, r * phi)
    return complex(r * math.cos(phi), r * math.sin(phi))


def isnan(z, /):
    z = _complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isinf(z, /):
    z = _complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isfinite(z, /):
    z = _complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    a, b = _complex(a), _complex(b)
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    d = abs(a - b)
    return d <= rel_tol * abs(b) or d <= rel_tol * abs(a) or d <= abs_tol


def sqrt(z, /):
    z = _finite(z)
    x, y = z.real, z.imag
    if x == 0.0 and y == 0.0:
        return complex(0.0, y)
    a, b = abs(x), abs(y)
    if a < _LEAST and b < _LEAST:
        a = a * 2.0 ** 53
        s = math.sqrt(a + hypot(a, b * 2.0 ** 53)) * 2.0 ** -27
    else:
        a = a / 8.0
        s = 2.0 * math.sqrt(a + hypot(a, b / 8.0))
    d = b / (2.0 * s)
    if x >= 0.0:
        return complex(s, _signed(d, y))
    return complex(d, _signed(s, y))


def exp(z, /):
    z = _finite(z)
    x, y = z.real, z.imag
    if x > _LOG_LARGE:
        size = math.exp(x - 1.0)
        return _need_size(complex(size * math.cos(y) * e,
                                  size * math.sin(y) * e))
    size = math.exp(x)
    return complex(size * math.cos(y), size * math.sin(y))


def _log(z):
    x, y = z.real, z.imag
    a, b = abs(x), abs(y)
    if a == 0.0 and b == 0.0:
        raise ValueError("math domain error")
    if a > _LARGE or b > _LARGE:
        size = math.log(hypot(a / 2.0, b / 2.0)) + _LN2
    elif a < _LEAST and b < _LEAST:
        size = math.log(hypot(a * 2.0 ** 53, b * 2.0 ** 53)) - 53 * _LN2
    else:
        h = hypot(a, b)
        if 0.71 <= h and h <= 1.73:
            most = a if a > b else b
            least = b if a > b else a
            size = math.log1p((most - 1) * (most + 1) + least * least) / 2.0
        else:
            size = math.log(h)
    return complex(size, math.atan2(y, x))


def log(z, base=None, /):
    z = _log(_finite(z))
    return z if base is None else z / _log(_finite(base))


def log10(z, /):
    z = _log(_finite(z))
    ten = math.log(10.0)
    return complex(z.real / ten, z.imag / ten)


def _hyperbolic(z, first, second):
    x, y = z.real, z.imag
    if abs(x) > _LOG_LARGE:
        x = x - _signed(1.0, x)
        return _need_size(complex(math.cos(y) * first(x) * e,
                                  math.sin(y) * second(x) * e))
    return complex(math.cos(y) * first(x), math.sin(y) * second(x))


def sinh(z, /):
    return _hyperbolic(_finite(z), math.sinh, math.cosh)


def cosh(z, /):
    return _hyperbolic(_finite(z), math.cosh, math.sinh)


def tanh(z, /):
    z = _finite(z)
    x, y = z.real, z.imag
    if abs(x) > _LOG_LARGE:
        return complex(_signed(1.0, x), 4.0 * math.sin(y) * math.cos(y)
                       * math.exp(-2.0 * abs(x)))
    tx, ty, cx = math.tanh(x), math.tan(y), 1.0 / math.cosh(x)
    both = tx * ty
    below = 1.0 + both * both
    return complex(tx * (1.0 + ty * ty) / below, ((ty / below) * cx) * cx)


def _turned(f, z):
    """-i f(i z)"""
    s = f(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


def sin(z, /):
    return _turned(sinh, _finite(z))


def cos(z, /):
    z = _finite(z)
    return cosh(complex(-z.imag, z.real))


def tan(z, /):
    return _turned(tanh, _finite(z))


def acos(z, /):
    z = _finite(z)
    x, y = z.real, z.imag
    if abs(x) > _LARGE or abs(y) > _LARGE:
        size = math.log(hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0
        return complex(math.atan2(abs(y), x),
                       -_signed(size, y) if x < 0.0 else _signed(size, -y))
    s, t = sqrt(complex(1.0 - x, -y)), sqrt(complex(1.0 + x, y))
    return complex(2.0 * math.atan2(s.real, t.real),
                   math.asinh(t.real * s.imag - t.imag * s.real))


def acosh(z, /):
    z = _finite(z)
    x, y = z.real, z.imag
    if abs(x) > _LARGE or abs(y) > _LARGE:
        return complex(math.log(hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0,
                       math.atan2(y, x))
    s, t = sqrt(complex(x - 1.0, y)), sqrt(complex(x + 1.0, y))
    return complex(math.asinh(s.real * t.real + s.imag * t.imag),
                   2.0 * math.atan2(s.imag, t.real))


def asinh(z, /):
    z = _finite(z)
    x, y = z.real, z.imag
    if abs(x) > _LARGE or abs(y) > _LARGE:
        size = math.log(hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0
        return complex(_signed(size, x), math.atan2(y, abs(x)))
    s, t = sqrt(complex(1.0 + y, -x)), sqrt(complex(1.0 - y, x))
    return complex(math.asinh(s.real * t.imag - t.real * s.imag),
                   math.atan2(y, s.real * t.real - s.imag * t.imag))


def asin(z, /):
    return _turned(asinh, _finite(z))


def _atanh_right(z):
    x, y = z.real, z.imag
    a = abs(y)
    if x > _SQRT_LARGE or a > _SQRT_LARGE:
        h = hypot(x / 2.0, y / 2.0)
        return complex(x / 4.0 / h / h, -_signed(pi / 2.0, -y))
    if x == 1.0 and a < math.sqrt(_LEAST):
        if a == 0.0:
            raise ValueError("math domain error")
        return complex(-math.log(math.sqrt(a) / math.sqrt(hypot(a, 2.0))),
                       _signed(math.atan2(2.0, -a) / 2, y))
    return complex(math.log1p(4.0 * x / ((1 - x) * (1 - x) + a * a)) / 4.0,
                   -math.atan2(-2.0 * y, (1 - x) * (1 + x) - a * a) / 2.0)


def atanh(z, /):
    z = _finite(z)
    x = z.real
    if x < 0.0 or x == 0.0 and math.atan2(x, -1.0) < 0:
        return -_atanh_right(-z)
    return _atanh_right(z)


def atan(z, /):
    return _turned(atanh, _finite(z))
