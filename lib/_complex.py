# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Complex numbers, Python's and NumPy's, and arrays of them: what they do. The
compiler's own part is passes/python/complex.c. Each has two real parts, which
`parts` gives and `new` puts together; `both` gives those of two operands, of
one dtype where they are NumPy's."""
import math

import numpy as np
from _parts import (both, hypot, is_scalar, kind, library, new, parts, register,
                    strong, text, view)
from _python import has, is_staged, refuse

_PYTHON, _SCALAR, _ARRAY, _DTYPE = 1, 2, 3, 4


def _is_number(x):
    return kind(x) in (1, 2, 3) or isinstance(x, (int, float, np.ndarray)) \
        or is_scalar(x)


# ---- dtypes ----

class dtype:
    __slots__ = ("name", "part", "itemsize")

    def __init__(self, name, part, itemsize):
        self.name = name
        self.part = part
        self.itemsize = itemsize

    @property
    def type(self):
        return complex64 if self.part is np.float32 else complex128

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"dtype('{self.name}')"

    def __eq__(self, other):
        part = _component(other)
        return part is not None and part == self.part

    def __hash__(self):
        return hash(self.name)


def _component(t):
    """The dtype of the parts that a type, dtype or name of complex numbers
    stands for; None if it is none of these."""
    if t is complex or t is complex128:
        return np.float64
    if t is complex64:
        return np.float32
    if isinstance(t, dtype):
        return t.part
    if isinstance(t, str):
        if t in ("complex", "complex128", "c16", "D", "<c16"):
            return np.float64
        if t in ("complex64", "c8", "F", "<c8"):
            return np.float32
    return None


def _need_component(t):
    part = _component(t)
    if part is None:
        return refuse("a conversion of complex numbers to real ones: `.real` "
                      "gives their real part")
    return part


def _type(x):
    return np.float32 if x.dtype == np.float32 else np.float64


def _dtype_of(part):
    return _dtype64 if part.dtype == np.float32 else _dtype128


# ---- numbers ----

class complex:
    __slots__ = ()

    def __new__(cls, real=0, imag=None):
        return _converted(real, imag)

    def __init_subclass__(cls):
        if cls.__name__ not in ("complex128", "_"):
            refuse("a class derived from complex")

    @property
    def real(self):
        return parts(self)[0]

    @property
    def imag(self):
        return parts(self)[1]

    def conjugate(self):
        a, b = parts(self)
        return new(a, -b)

    def __complex__(self):
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __neg__(self):
        return negative(self)

    def __pos__(self):
        a, b = parts(self)
        return new(+a, +b)

    def __abs__(self):
        return absolute(self)

    def __bool__(self):
        a, b = parts(self)
        return bool(a != 0 or b != 0)

    def __eq__(self, other):
        return equal(self, other) if _is_number(other) else NotImplemented

    def __hash__(self):
        return _hash(self)

    def __format__(self, spec):
        return _format(self, spec)


class complex128(complex):
    __slots__ = ()

    def __new__(cls, x=0):
        return _scalar(x, np.float64)

    def __init_subclass__(cls):
        refuse("a class derived from np.complex128")

    @property
    def dtype(self):
        return _dtype128

    shape = ()
    ndim = 0
    size = 1

    def conj(self):
        return self.conjugate()

    def item(self):
        return _python(self)

    def tolist(self):
        return _python(self)

    def astype(self, dtype):
        return _scalar(self, _need_component(dtype))

    def copy(self):
        return self

    def __bool__(self):
        a, b = parts(self)
        return bool((a != 0) | (b != 0))


class complex64:
    __slots__ = ()

    def __new__(cls, x=0):
        return _scalar(x, np.float32)

    def __init_subclass__(cls):
        refuse("a class derived from np.complex64")

    @property
    def dtype(self):
        return _dtype64

    shape = ()
    ndim = 0
    size = 1

    @property
    def real(self):
        return parts(self)[0]

    @property
    def imag(self):
        return parts(self)[1]

    def conjugate(self):
        a, b = parts(self)
        return new(a, -b)

    def conj(self):
        return self.conjugate()

    def item(self):
        return _python(self)

    def tolist(self):
        return _python(self)

    def astype(self, dtype):
        return _scalar(self, _need_component(dtype))

    def copy(self):
        return self

    def __complex__(self):
        return _python(self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __neg__(self):
        return negative(self)

    def __pos__(self):
        a, b = parts(self)
        return new(+a, +b)

    def __abs__(self):
        return absolute(self)

    def __bool__(self):
        a, b = parts(self)
        return bool((a != 0) | (b != 0))

    def __eq__(self, other):
        return equal(self, other) if _is_number(other) else NotImplemented

    def __hash__(self):
        return _hash(self)

    def __format__(self, spec):
        return _format(self, spec)


def _python(x):
    a, b = parts(x)
    return new(float(a), float(b))


def _part_number(x, what):
    """An argument of complex(): it has no parts of its own."""
    if kind(x) in (1, 2):
        return x
    if isinstance(x, np.ndarray):
        if x.size != 1:
            raise TypeError("only length-1 arrays can be converted to Python "
                            "scalars")
        return x.item()
    if isinstance(x, (int, float)) or is_scalar(x):
        return float(x)
    if has(x, "__complex__"):
        return x.__complex__()
    if has(x, "__float__") or has(x, "__index__"):
        return float(x)
    raise TypeError(f"complex() {what} must be a string or a number, not "
                    f"'{type(x).__name__}'" if what == "first argument" else
                    f"complex() {what} must be a number, not "
                    f"'{type(x).__name__}'")


def _converted(real, imag):
    if isinstance(real, str):
        if imag is not None:
            raise TypeError("complex() can't take second arg if first is a "
                            "string")
        return library("complex_of_text")(real)
    real = real.__complex__() if kind(real) == 3 else real
    real = _part_number(real, "first argument")
    if imag is None:
        a, b = parts(real)
        return new(float(a), float(b))
    if isinstance(imag, str):
        raise TypeError("complex() second arg can't be a string")
    imag = _part_number(imag, "second argument")
    a, b = parts(real)
    c, d = parts(imag)
    a, b, c, d = float(a), float(b), float(c), float(d)
    if kind(imag):
        a = a - d
    if kind(real):
        c = c + b
    return new(a, c)


def _scalar(x, part):
    if kind(x) == 3 or isinstance(x, (list, tuple, np.ndarray)):
        return np.array(x, dtype=_dtype64 if part is np.float32 else _dtype128)
    a, b = parts(library("complex_of_text")(x) if isinstance(x, str) else x)
    return new(part(a), part(b))


def _hash(x):
    a, b = parts(x)
    if is_staged((a, b)):
        return refuse("the hash of a complex number that only running knows")
    # as CPython's, modulo 2 ** 64
    h = (hash(float(a)) + 1000003 * hash(float(b))) % (1 << 64)
    h = h - (1 << 64) if h >> 63 else h
    return -2 if h == -1 else h


def _format(x, spec):
    return library("complex_as_text")(x, spec)


# ---- arrays ----

class array:
    __slots__ = ()

    @property
    def real(self):
        return view(parts(self)[0])

    @real.setter
    def real(self, value):
        parts(self)[0][...] = value

    @property
    def imag(self):
        return view(parts(self)[1])

    @imag.setter
    def imag(self, value):
        parts(self)[1][...] = value

    @property
    def shape(self):
        return parts(self)[0].shape

    @shape.setter
    def shape(self, value):
        a, b = parts(self)
        a.shape = value
        b.shape = value

    @property
    def ndim(self):
        return parts(self)[0].ndim

    @property
    def size(self):
        return parts(self)[0].size

    @property
    def dtype(self):
        return _dtype_of(parts(self)[0])

    @property
    def T(self):
        a, b = parts(self)
        return new(a.T, b.T)

    def __len__(self):
        return len(parts(self)[0])

    def __iter__(self):
        for i in range(len(parts(self)[0])):
            yield self[i]

    def __getitem__(self, i):
        a, b = parts(self)
        return new(a[i], b[i])

    def __setitem__(self, i, value):
        a, b = parts(self)
        c, d = parts(value)
        a[i] = c
        b[i] = d

    def __contains__(self, x):
        return bool(np.any(equal(self, x)))

    def __neg__(self):
        return negative(self)

    def __pos__(self):
        a, b = parts(self)
        return new(+a, +b)

    def __abs__(self):
        return absolute(self)

    def __bool__(self):
        return bool(equal(self, 0) == False)

    def __complex__(self):
        if self.ndim:
            raise TypeError("only 0-dimensional arrays can be converted to "
                            "Python scalars")
        return self.item()

    __hash__ = None

    def conj(self):
        return np.conjugate(self)

    def conjugate(self):
        return np.conjugate(self)

    def item(self, *args):
        a, b = parts(self)
        return new(a.item(*args), b.item(*args))

    def tolist(self):
        a, b = parts(self)
        return _listed(a.tolist(), b.tolist())

    def fill(self, value):
        if kind(value) == 3 or isinstance(value, np.ndarray):
            return refuse("fill() by an array")
        self[...] = value

    def astype(self, dtype):
        part = _need_component(dtype)
        a, b = parts(self)
        return new(a.astype(part), b.astype(part))

    def copy(self):
        a, b = parts(self)
        return new(a.copy(), b.copy())

    __copy__ = copy

    def reshape(self, *shape):
        a, b = parts(self)
        return new(a.reshape(*shape), b.reshape(*shape))

    def ravel(self):
        a, b = parts(self)
        return new(a.ravel(), b.ravel())

    def flatten(self):
        a, b = parts(self)
        return new(a.flatten(), b.flatten())

    def transpose(self, *axes):
        a, b = parts(self)
        return new(a.transpose(*axes), b.transpose(*axes))

    def swapaxes(self, axis1, axis2):
        a, b = parts(self)
        return new(a.swapaxes(axis1, axis2), b.swapaxes(axis1, axis2))

    def squeeze(self, axis=None):
        return np.squeeze(self, axis)

    def repeat(self, repeats, axis=None):
        a, b = parts(self)
        return new(a.repeat(repeats, axis), b.repeat(repeats, axis))

    def take(self, indices, axis=None):
        a, b = parts(self)
        return new(a.take(indices, axis), b.take(indices, axis))

    def diagonal(self):
        a, b = parts(self)
        return new(a.diagonal(), b.diagonal())

    def trace(self):
        a, b = parts(self)
        return new(a.trace(), b.trace())

    def nonzero(self):
        return np.nonzero(not_equal(self, 0))

    def sum(self, axis=None, dtype=None, *, keepdims=False):
        return np.sum(self, axis, dtype, keepdims=keepdims)

    def prod(self, axis=None):
        return np.prod(self, axis)

    def mean(self, axis=None, *, keepdims=False):
        return np.mean(self, axis, keepdims=keepdims)

    def var(self, axis=None, *, ddof=0, keepdims=False):
        return np.var(self, axis, ddof=ddof, keepdims=keepdims)

    def std(self, axis=None, *, ddof=0, keepdims=False):
        return np.std(self, axis, ddof=ddof, keepdims=keepdims)

    def cumsum(self, axis=None):
        a, b = parts(self)
        return new(a.cumsum(axis), b.cumsum(axis))

    def cumprod(self, axis=None):
        return np.cumprod(self, axis)

    def round(self, decimals=0):
        return np.round(self, decimals)

    def clip(self, min=None, max=None):
        return np.clip(self, min, max)

    def max(self, axis=None, *, keepdims=False):
        return np.max(self, axis, keepdims=keepdims)

    def min(self, axis=None, *, keepdims=False):
        return np.min(self, axis, keepdims=keepdims)

    def argmax(self, axis=None):
        return np.argmax(self, axis)

    def argmin(self, axis=None):
        return np.argmin(self, axis)

    def argsort(self, axis=-1, kind=None):
        return np.argsort(self, axis, kind)

    def sort(self, axis=-1, kind=None):
        self[...] = np.sort(self, axis, kind)

    def dot(self, other):
        return np.dot(self, other)

    def any(self, axis=None, *, keepdims=False):
        return np.any(not_equal(self, 0), axis=axis, keepdims=keepdims)

    def all(self, axis=None, *, keepdims=False):
        return np.all(not_equal(self, 0), axis=axis, keepdims=keepdims)


register(complex, _PYTHON, "complex")
register(complex128, _SCALAR, "numpy.complex128")
register(complex64, _SCALAR, "numpy.complex64")
register(array, _ARRAY, "numpy.ndarray")
register(dtype, _DTYPE, "numpy.dtype")
_dtype64 = dtype("complex64", np.float32, 8)
_dtype128 = dtype("complex128", np.float64, 16)


def meet(a, b, part):
    """Two parts, of which one is an array at least, as arrays of their own, of
    one shape and dtype."""
    if not isinstance(a, np.ndarray):
        a = np.full_like(b, a, dtype=part)
    elif not isinstance(b, np.ndarray):
        b = np.full_like(a, b, dtype=part)
    if a.shape != b.shape:
        one = np.zeros_like(a, dtype=part) + np.zeros_like(b, dtype=part)
        a = np.broadcast_to(a, one.shape).copy()
        b = np.broadcast_to(b, one.shape).copy()
    return (a if a.dtype == part else a.astype(part),
            b if b.dtype == part else b.astype(part))


def store(z, value):
    """What `z op= x` has computed goes into z."""
    a, b = parts(z)
    c, d = parts(value)
    if kind(value) == _ARRAY and value.shape != z.shape:
        raise ValueError("non-broadcastable output operand with shape "
                         f"{_shape_text(z)} doesn't match the broadcast shape "
                         f"{_shape_text(value)}")
    a[...] = c
    b[...] = d
    return z


def _shape_text(z):
    return "(" + ",".join([str(n) for n in z.shape]) + (
        ",)" if z.ndim == 1 else ")")


def _listed(a, b):
    if isinstance(a, list):
        return [_listed(x, y) for x, y in zip(a, b)]
    return new(a, b)


def _arrays(x):
    """The parts of an array, or of what becomes one."""
    if kind(x) == _ARRAY:
        return parts(x)
    return parts(np.array(x))


# ---- operators ----

def negative(x):
    a, b = parts(x)
    return new(-a, -b)


def add(x, y):
    a, b, c, d = both(x, y)
    return new(a + c, b + d)


def subtract(x, y):
    a, b, c, d = both(x, y)
    return new(a - c, b - d)


def multiply(x, y):
    a, b, c, d = both(x, y)
    return new(a * c - b * d, a * d + b * c)


def _is_python(x):
    return not (kind(x) in (2, 3) or isinstance(x, np.ndarray) or is_scalar(x))


def divide(x, y):
    if _is_python(x) and _is_python(y):
        return _quotient(x, y)
    a, b, c, d = strong(x, y)
    big = abs(c) >= abs(d)
    p, q = np.where(big, c, d), np.where(big, d, c)
    one = _type(p)(1)
    none = (c == 0) & (d == 0)
    ratio = q / np.where(none, one, p)
    scale = one / np.where(none, one, p + q * ratio)
    re = np.where(big, a + b * ratio, a * ratio + b) * scale
    im = np.where(big, b - a * ratio, b * ratio - a) * scale
    zero = np.where(none, abs(c), one)
    re, im = np.where(none, a / zero, re), np.where(none, b / zero, im)
    return _scalars(new(re, im), x, y)


def _is_scalar(x):
    return kind(x) in (1, 2) or not (kind(x) == 3 or isinstance(
        x, (np.ndarray, list, tuple)))


def _scalars(z, *of):
    """What numbers give is a number: some functions make arrays of them."""
    if kind(z) == 3 and z.ndim == 0:
        return z[()]
    return z


def _quotient(x, y):
    """Of Python's numbers, as CPython divides them."""
    a, b, c, d = both(x, y)
    if c == 0.0 and d == 0.0:
        raise ZeroDivisionError("complex division by zero")
    if is_staged((a, b, c, d)):
        a, b, c, d = np.float64(a), np.float64(b), np.float64(c), np.float64(d)
        big = abs(c) >= abs(d)
        p, q = np.where(big, c, d), np.where(big, d, c)
        ratio = q / p
        scale = p + q * ratio
        re = np.where(big, a + b * ratio, a * ratio + b) / scale
        im = np.where(big, b - a * ratio, b * ratio - a) / scale
        return new(float(re), float(im))
    if abs(c) >= abs(d):
        ratio = d / c
        scale = c + d * ratio
        return new(_over(a + b * ratio, scale), _over(b - a * ratio, scale))
    if abs(d) >= abs(c):
        ratio = c / d
        scale = c * ratio + d
        return new(_over(a * ratio + b, scale), _over(b * ratio - a, scale))
    nan = float("nan")
    return new(nan, nan)


def _over(x, y):
    """C's quotient."""
    return x / y if y != 0 else float(np.float64(x) / np.float64(y))


def equal(x, y):
    a, b, c, d = both(x, y)
    if _is_python(x) and _is_python(y):
        return a == c and b == d
    return (a == c) & (b == d)


def not_equal(x, y):
    a, b, c, d = both(x, y)
    if _is_python(x) and _is_python(y):
        return a != c or b != d
    return (a != c) | (b != d)


def absolute(x):
    a, b = parts(x)
    if isinstance(a, float) and not is_scalar(a):
        return hypot(a, b)
    return np.hypot(a, b)


def matmul(x, y):
    if isinstance(x, (list, tuple)):
        x = np.asarray(x)
    if isinstance(y, (list, tuple)):
        y = np.asarray(y)
    a, b = parts(x)
    c, d = parts(y)
    if not kind(x):
        return new(a @ c, a @ d)
    if not kind(y):
        return new(a @ c, b @ c)
    return new(a @ c - b @ d, a @ d + b @ c)
