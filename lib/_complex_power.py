# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Powers of complex numbers, as CPython and NumPy compute them."""
import math

import numpy as np
from _parts import both, is_scalar, kind, library, new, parts, strong
from _python import is_staged, refuse

absolute = library("absolute")
multiply = library("multiply")
divide = library("divide")
_quotient = library("_quotient")
_is_python = library("_is_python")
_scalars = library("_scalars")
_type = library("_type")


def _times(x, y):
    """The product of two pairs of parts."""
    return x[0] * y[0] - x[1] * y[1], x[0] * y[1] + x[1] * y[0]


def _by_squaring(z, n):
    """z to the power of n > 0: as CPython and NumPy multiply."""
    r, p, mask = None, z, 1
    while mask <= n:
        if n & mask:
            r = p if r is None else _times(r, p)
        mask <<= 1
        if mask <= n:
            p = _times(p, p)
    return r


def _int_power(x, n):
    """As CPython: of whole numbers by squaring."""
    if n == 0:
        return new(1.0, 0.0)
    a, b = _by_squaring(parts(x), abs(n))
    return new(a, b) if n > 0 else _quotient(1.0, new(a, b))


def power(x, y):
    if _is_python(x) and _is_python(y):
        return _python_power(x, y)
    if kind(y) not in (1, 2, 3) and not isinstance(y, (np.ndarray, list, tuple)) \
            and not is_scalar(y) and not is_staged(y) and kind(x) == 3:
        if y == 2:
            return multiply(x, x)
        if y == 1:
            return x.copy()
        if y == 0.5:
            return np.sqrt(x)
        if y == -1:
            return np.reciprocal(x)
        if y == 0:
            return new(np.ones_like(parts(x)[0]), np.zeros_like(parts(x)[0]))
    a, b, c, d = strong(x, y)
    n = _known_int(y)
    if n is not None and n != 0 and abs(n) < 100:
        r = _by_squaring((a, b), abs(n))
        z = new(r[0], r[1])
        if n < 0:
            z = divide(new(z.dtype.part(1), z.dtype.part(0)), z)
    else:
        z = _general_power(a, b, c, d)
    return _at_zero(z, a, b, c, d)


def _known_int(y):
    """A whole number that is known, as an int."""
    if isinstance(y, (list, tuple)) or (kind(y) == 3 or
                                        isinstance(y, np.ndarray)) \
            and not is_scalar(y):
        return None
    c, d = parts(y)
    if is_staged((c, d)):
        return None
    return int(c) if d == 0 and c == c and abs(c) < 1000 and c == int(c) \
        else None


def _general_power(a, b, c, d):
    return np.exp(multiply(new(c, d), np.log(new(a, b))))


def _at_zero(z, a, b, c, d):
    """NumPy's powers of zero, and by zero."""
    e, f = parts(z)
    one, nan = _type(e)(1), _type(e)(np.nan)
    zero = _type(e)(0)
    origin = (a == 0) & (b == 0)
    inside = np.where((c > 0) & (d == 0), zero, nan)
    e, f = np.where(origin, inside, e), np.where(origin, inside, f)
    none = (c == 0) & (d == 0)
    return _scalars(new(np.where(none, one, e), np.where(none, zero, f)))


def _python_power(x, y):
    a, b, c, d = both(x, y)
    if not is_staged((c, d)):
        if d == 0.0 and c == int(c) and abs(c) <= 100:
            if c < 0 and a == 0.0 and b == 0.0:
                raise ZeroDivisionError("0.0 to a negative or complex power")
            return _need_finite(_int_power(new(a, b), int(c)), a, b, c, d)
        if c == 0.0 and d == 0.0:
            return new(1.0, 0.0)
    else:
        return refuse("a complex number to a power that only running knows")
    if a == 0.0 and b == 0.0:
        if d != 0.0 or c < 0.0:
            raise ZeroDivisionError("0.0 to a negative or complex power")
        return new(0.0, 0.0)
    size = absolute(new(a, b))
    length = size ** c
    at = math.atan2(b, a)
    phase = at * c
    if d != 0.0:
        length = length / math.exp(at * d)
        phase = phase + d * math.log(size)
    return _need_finite(new(length * math.cos(phase), length * math.sin(phase)),
                        a, b, c, d)


def _need_finite(z, a, b, c, d):
    e, f = parts(z)
    if abs(e) == math.inf or abs(f) == math.inf:
        raise OverflowError("complex exponentiation")
    return z
