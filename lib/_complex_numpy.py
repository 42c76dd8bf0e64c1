# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""NumPy's functions of complex numbers and arrays: `np_exp` is what np.exp() is
where an argument of it is complex, or a list with such in it."""
import math

import numpy as np
from _parts import both, is_scalar, kind, library, new, parts, strong
from _python import refuse

_ARRAY = 3
_component = library("_component")
_need_component = library("_need_component")
_type = library("_type")
complex128 = library("complex128")
store = library("store")
_arrays = library("_arrays")
negative = library("negative")
add = library("add")
subtract = library("subtract")
multiply = library("multiply")
divide = library("divide")
_scalars = library("_scalars")
equal = library("equal")
not_equal = library("not_equal")
absolute = library("absolute")
matmul = library("matmul")
power = library("power")
complex = library("complex")


# ---- functions of each element ----

def _exp(a, b):
    t = _type(a)
    large = a > (88 if t is np.float32 else 709)
    most = t(88 if t is np.float32 else 709)
    finite = np.isfinite(b)
    angle = np.where(finite, b, t(0))
    size = np.exp(np.where(large, a - most, a))
    re, im = size * np.cos(angle), size * np.sin(angle)
    again = np.exp(most)
    re, im = np.where(large, re * again, re), np.where(large, im * again, im)
    # of angles that are none, and of an angle of 0 its sign
    nan = t(np.nan)
    never = ~finite & ~(a == -t(np.inf))
    re = np.where(never, np.where(a == t(np.inf), a, nan), re)
    im = np.where(never, nan, np.where((b == 0) & np.isnan(im), b, np.where(
        finite, im, _sign_as(t(0), b))))
    return re, im


def _log(a, b):
    t = _type(a)
    x, y = abs(a), abs(b)
    p, q = np.maximum(x, y), np.minimum(x, y)
    size = np.hypot(a, b)
    near = (size > 0.5) & (size < 2)
    one = t(1)
    p, q = np.where(near, p, one), np.where(near, q, t(0))
    root = np.log1p((p - one) * (p + one) + q * q) * t(0.5)
    huge = size == np.inf
    scaled = np.hypot(a * t(0.25), b * t(0.25))
    whole = np.log(np.where(near, one, np.where(huge, scaled, size)))
    whole = np.where(huge, whole + np.log(t(4)), whole)
    return np.where(near, root, whole), np.arctan2(b, a)


def _sqrt(a, b):
    """As the C library of GNU: the root of the larger part, and the other one
    of it."""
    t = _type(a)
    zero, one, inf, half = t(0), t(1), t(np.inf), t(0.5)
    largest = t(1e38 if t is np.float32 else 1e307)
    least = t(1e-30 if t is np.float32 else 1e-290)
    size = np.maximum(abs(a), abs(b))
    large, small = size > largest, size < least
    down = t(2.0 ** -4)
    up = t(2.0 ** 40)
    p = np.where(large, a * down, np.where(small, a * up, a))
    q = np.where(large, b * down, np.where(small, b * up, b))
    back = np.where(large, t(4), np.where(small, t(2.0 ** -20), one))
    straight = q == 0
    size = np.hypot(p, np.where(straight, zero, q))
    plus = (p > 0) | (p == 0) & ~straight
    origin = (p == 0) & straight
    r = np.sqrt(half * np.where(origin, one, np.where(
        plus, size + p, size - p)))
    r = np.where(straight, np.sqrt(np.where(origin, one, abs(p))), r)
    s = half * (q / r)
    minus = _is_minus(b)
    re = np.where(plus, r, np.where(minus, -s, s)) * back
    im = np.where(plus, s, np.where(minus, -r, r)) * back
    re = np.where(origin, zero, re)
    im = np.where(origin, b, im)
    # of infinite and unknown parts
    nan = t(np.nan)
    endless = abs(b) == inf
    re = np.where(endless, inf, np.where(a == inf, inf, np.where(
        a == -inf, np.where(np.isnan(b), nan, zero), re)))
    im = np.where(endless, b, np.where(
        a == -inf, np.where(np.isnan(b), inf, _sign_as(inf, b)),
        np.where(a == inf, np.where(np.isnan(b), nan, _sign_as(zero, b)), im)))
    return re, im


def _is_minus(x):
    return (x < 0) | (x == 0) & (np.arctan2(x, _type(x)(-1)) < 0)


def _sign_as(x, y):
    """x, which is not negative, with the sign of y."""
    return np.where(_is_minus(y), -x, x)


def _hyperbolic(a, b):
    """cosh and sinh of a by cos and sin of b; what is too large for the former
    in two steps."""
    t = _type(a)
    angle = np.where(np.isfinite(b), b, t(0))
    s, c = np.sin(angle), np.cos(angle)
    far = (abs(a) > t(85 if t is np.float32 else 700)) & np.isfinite(a)
    x = np.where(far, t(0), a)
    half = np.exp(np.where(far, abs(a) * t(0.5), t(0)))
    first = half * t(0.5)
    turned = _sign_as(first, a)
    return (np.where(far, first * c * half, np.cosh(x) * c),
            np.where(far, turned * s * half, np.sinh(x) * s),
            np.where(far, turned * c * half, np.sinh(x) * c),
            np.where(far, first * s * half, np.cosh(x) * s))


def _sinh(a, b):
    t = _type(a)
    nan, inf = t(np.nan), t(np.inf)
    c, d, u, v = _hyperbolic(a, b)
    never = ~np.isfinite(b)
    u = np.where(never, np.where(abs(a) == inf, inf, np.where(
        a == 0, a, nan)), np.where(b == 0, np.sinh(a), u))
    # where the slope counts, it is that of the formula
    return u, np.where((b == 0) & np.isnan(v), b, np.where(never, nan, v))


def _cosh(a, b):
    t = _type(a)
    nan, inf = t(np.nan), t(np.inf)
    u, v, c, d = _hyperbolic(a, b)
    never = ~np.isfinite(b)
    u = np.where(never, np.where(abs(a) == inf, inf, nan), np.where(
        b == 0, np.cosh(a), u))
    level = np.where(np.isnan(a), b, _sign_as(t(1), a) * b)
    return u, np.where((b == 0) & np.isnan(v), level, np.where(
        never, np.where(a == 0, t(0), nan), v))


def _tanh(a, b):
    """Of large a the size of the angle's part is 4 exp(-2 |a|)."""
    t = _type(a)
    one, zero, nan, inf = t(1), t(0), t(np.nan), t(np.inf)
    most = t(9 if t is np.float32 else 19)
    far = abs(a) > most
    finite = np.isfinite(b)
    x, y = np.where(far | np.isnan(a), zero, a), np.where(finite, b, zero)
    s, c, sh, ch = np.sin(y), np.cos(y), np.sinh(x), np.cosh(x)
    size = sh * sh + c * c
    size = np.where(size == 0, one, size)
    re, im = sh * ch / size, s * c / size
    half = np.exp(-abs(np.where(far, a, one)))
    re = np.where(far, _sign_as(one, a), re)
    im = np.where(far, t(4) * s * c * half * half, im)
    # where one part is no number
    start = (a == 0) & ~finite
    never = ~finite & (abs(a) != inf)
    re = np.where(np.isnan(a), nan, np.where(never, np.where(start, a, nan),
                                             re))
    im = np.where(np.isnan(a), np.where(b == 0, b, nan), np.where(
        never, nan, np.where((abs(a) == inf) & ~finite, _sign_as(zero, b),
                             im)))
    return re, im


def _pair(f, name):
    """The function of NumPy that computes these parts."""
    def of_each(x, out=None):
        if out is not None:
            return refuse(f"np.{name}() of complex numbers, with `out`")
        if kind(x) not in (2, 3):
            x = np_asarray(x) if isinstance(x, (list, tuple)) else complex128(x)
        a, b = parts(x)
        re, im = f(a, b)
        return _scalars(new(re, im))
    return of_each


np_exp = _pair(_exp, "exp")
np_log = _pair(_log, "log")
np_sqrt = _pair(_sqrt, "sqrt")
np_sinh = _pair(_sinh, "sinh")
np_cosh = _pair(_cosh, "cosh")
np_tanh = _pair(_tanh, "tanh")


def _turned(f):
    """The tangent is the hyperbolic one of i z."""
    def g(a, b):
        u, v = f(-b, a)
        return v, -u
    return g


def _sin(a, b):
    u, v = _sinh(-b, a)
    inf = _type(a)(np.inf)
    return v, np.where(~np.isfinite(a) & (abs(b) == inf), inf, -u)


np_sin = _pair(_sin, "sin")
np_cos = _pair(lambda a, b: _cosh(-b, a), "cos")
np_tan = _pair(_turned(_tanh), "tan")


def _log_by(x):
    def g(a, b):
        re, im = _log(a, b)
        by = _type(re)(x)
        return re * by, im * by
    return g


np_log2 = _pair(_log_by(1 / math.log(2)), "log2")
np_log10 = _pair(_log_by(1 / math.log(10)), "log10")


def np_absolute(x):
    return absolute(_numpy(x))


np_abs = np_absolute


def np_negative(x):
    return negative(_numpy(x))


def _numpy(x):
    """NumPy's number or array that an argument stands for."""
    if kind(x) in (2, 3):
        return x
    return complex128(x) if kind(x) == 1 else np_asarray(x)


def np_real_part(x):
    """Of a real array, or a number of NumPy's."""
    return x[...] if isinstance(x, np.ndarray) else x


def np_imag_part(x):
    zero = np.zeros_like(x)
    return np.broadcast_to(zero, x.shape) if isinstance(x, np.ndarray) \
        else zero[()]


def np_real(x):
    x = np.asarray(x) if isinstance(x, (list, tuple)) else x
    return x.real


def np_imag(x):
    x = np.asarray(x) if isinstance(x, (list, tuple)) else x
    return x.imag


def np_conjugate(x):
    if not kind(x) and not isinstance(x, (list, tuple)):
        return np.asarray(x)[()] if not isinstance(x, np.ndarray) else x.copy()
    a, b = parts(_numpy(x))
    return new(+a, -b)


np_conj = np_conjugate


def np_angle(x, deg=False):
    if kind(x) or isinstance(x, (list, tuple)):
        a, b = parts(_numpy(x))
    else:
        a, b = x, 0.0
    at = np.arctan2(b, a)
    return at * (180 / np.pi) if deg else at


def np_isnan(x):
    a, b = parts(_numpy(x))
    return np.isnan(a) | np.isnan(b)


def np_isfinite(x):
    a, b = parts(_numpy(x))
    return np.isfinite(a) & np.isfinite(b)


def np_iscomplex(x):
    if kind(x) or isinstance(x, (list, tuple)) and kind(np.asarray(x)):
        return parts(_numpy(x))[1] != 0
    return np.not_equal(x, x) & False if not isinstance(x, (
        np.ndarray, list, tuple)) else np.zeros_like(np.asarray(x), dtype=bool)


def np_isreal(x):
    return np.logical_not(np_iscomplex(x))


def np_iscomplexobj(x):
    if isinstance(x, (list, tuple)):
        x = np.asarray(x)
    return kind(x) != 0


def np_isrealobj(x):
    return not np_iscomplexobj(x)


def np_square(x):
    x = _numpy(x)
    return multiply(x, x)


def _reciprocal(a, b):
    t = _type(a)
    flat = abs(b) <= abs(a)
    r = np.where(flat, b, a) / np.where(flat, a, b)
    d = np.where(flat, a + b * r, a * r + b)
    return np.where(flat, t(1), r) / d, np.where(flat, -r, t(-1)) / d


np_reciprocal = _pair(_reciprocal, "reciprocal")


def _operator(f, name):
    def g(x, y, out=None):
        z = f(_numpy(x) if kind(x) else x, _numpy(y) if kind(y) else y)
        if out is None:
            return z
        if kind(out) != 3 or kind(z) == 0:
            return refuse(f"np.{name}() with this `out`")
        return store(out, z)
    return g


np_add = _operator(add, "add")
np_subtract = _operator(subtract, "subtract")
np_multiply = _operator(multiply, "multiply")
np_divide = _operator(divide, "divide")
np_true_divide = np_divide
np_power = _operator(lambda x, y: power(x, y), "power")
np_equal = _operator(equal, "equal")
np_not_equal = _operator(not_equal, "not_equal")
np_matmul = _operator(matmul, "matmul")


def np_logical_not(x):
    return np.logical_not(not_equal(_numpy(x), 0))


# ---- making arrays ----

def _nest(x, i):
    """A nest of lists, of the parts of what is in it."""
    if isinstance(x, (list, tuple)):
        return [_nest(item, i) for item in x]
    if i and not kind(x) and (is_scalar(x) or isinstance(x, np.ndarray)):
        return np.zeros_like(x)[()]
    return parts(x)[i]


def np_array(object, dtype=None):
    if dtype is not None:
        part = _need_component(dtype)
    if kind(object) == 3:
        a, b = parts(object)
        a, b = a.copy(), b.copy()
    else:
        a, b = np.array(_nest(object, 0)), np.array(_nest(object, 1))
    if dtype is None:
        part = np.float32 if a.dtype == np.float32 and b.dtype == np.float32 \
            else np.float64
    return new(a.astype(part), b.astype(part))


def np_asarray(a, dtype=None):
    if kind(a) == 3 and (dtype is None or a.dtype == dtype):
        return a
    return np_array(a, dtype)


def np_copy(a):
    return np_array(a)


def np_astype(x, dtype):
    """A method of real arrays."""
    part = _need_component(dtype)
    a = x.astype(part)
    return new(a, np.zeros_like(a))


def np_zeros(shape, dtype=float):
    part = _need_component(dtype)
    return new(np.zeros(shape, part), np.zeros(shape, part))


np_empty = np_zeros


def np_ones(shape, dtype=float):
    part = _need_component(dtype)
    return new(np.ones(shape, part), np.zeros(shape, part))


def np_full(shape, fill_value, dtype=None):
    if dtype is None and not kind(fill_value):
        return refuse("full() of a list with complex numbers")
    part = _need_component(fill_value.dtype if dtype is None and
                           kind(fill_value) > 1 else
                           dtype if dtype is not None else complex)
    c, d = parts(fill_value)
    return new(np.full(shape, c, part), np.full(shape, d, part))


def np_eye(N, M=None, k=0, dtype=float):
    part = _need_component(dtype)
    a = np.eye(N, M, k, part)
    return new(a, np.zeros_like(a))


def np_identity(n, dtype=float):
    return np_eye(n, None, 0, dtype)


def _like(a, dtype, re):
    z = np_asarray(a) if kind(a) or isinstance(a, (list, tuple)) else a
    x = parts(z)[0]
    if dtype is not None and _component(dtype) is None:
        return re(x, dtype=dtype)
    part = _component(dtype) if dtype is not None else x.dtype
    return new(re(x, dtype=part), np.zeros_like(x, dtype=part))


def np_zeros_like(a, dtype=None):
    return _like(a, dtype, np.zeros_like)


np_empty_like = np_zeros_like


def np_ones_like(a, dtype=None):
    return _like(a, dtype, np.ones_like)


def np_full_like(a, fill_value, dtype=None):
    if not kind(a) and dtype is None:
        return refuse("full_like() of a real array and a complex number")
    z = np_zeros_like(a, dtype)
    if not kind(z):
        return refuse("full_like() of complex numbers, with a real dtype")
    z[...] = fill_value
    return z


def np_linspace(start, stop, num=50, endpoint=True, dtype=None):
    part = _component(dtype) if dtype is not None else np.float64
    if part is None:
        return refuse("linspace() of complex numbers, with a real dtype")
    a, b, c, d = both(start, stop)
    re, im = np.linspace(a, c, num, endpoint), np.linspace(b, d, num, endpoint)
    return new(re.astype(part), im.astype(part))


def np_arange(*args, dtype=None):
    part = _component(dtype)
    for x in args:
        if kind(x) or part is None:
            return refuse("arange() of complex numbers")
    a = np.arange(*args, dtype=part)
    return new(a, np.zeros_like(a))


# ---- what is done to both parts alike ----

def _by_part(f):
    def g(x, *args, **keywords):
        for y in args:
            if kind(y):
                return refuse("complex numbers in this argument")
        a, b = _arrays(x)
        return new(f(a, *args, **keywords), f(b, *args, **keywords))
    return g


np_reshape = _by_part(np.reshape)
np_ravel = _by_part(np.ravel)
np_transpose = _by_part(np.transpose)
np_swapaxes = _by_part(np.swapaxes)
np_moveaxis = _by_part(np.moveaxis)
np_expand_dims = _by_part(np.expand_dims)
np_squeeze = _by_part(np.squeeze)
np_broadcast_to = _by_part(np.broadcast_to)
np_repeat = _by_part(np.repeat)
np_tile = _by_part(np.tile)
np_flip = _by_part(np.flip)
np_flipud = _by_part(np.flipud)
np_fliplr = _by_part(np.fliplr)
np_rot90 = _by_part(np.rot90)
np_diagonal = _by_part(np.diagonal)
np_roll = _by_part(np.roll)
np_take = _by_part(np.take)
np_diag = _by_part(np.diag)
np_trace = _by_part(np.trace)
np_cumsum = _by_part(np.cumsum)
np_atleast_1d = _by_part(np.atleast_1d)
np_atleast_2d = _by_part(np.atleast_2d)
np_atleast_3d = _by_part(np.atleast_3d)


def np_pad(array, pad_width, mode="constant", *, constant_values=0):
    a, b = _arrays(array)
    if mode != "constant":
        return new(np.pad(a, pad_width, mode), np.pad(b, pad_width, mode))
    c, d = _nest(constant_values, 0), _nest(constant_values, 1)
    return new(np.pad(a, pad_width, constant_values=c),
               np.pad(b, pad_width, constant_values=d))


def np_split(ary, indices_or_sections, axis=0):
    a, b = _arrays(ary)
    return [new(x, y) for x, y in zip(np.split(a, indices_or_sections, axis),
                                      np.split(b, indices_or_sections, axis))]


def _joined(f):
    def g(arrays, *args, **keywords):
        if kind(arrays) == 3:
            arrays = [x for x in arrays]
        re, im = [], []
        for x in arrays:
            x = x if kind(x) == 3 or isinstance(x, np.ndarray) else \
                np.asarray(x)
            a, b = parts(x)
            re.append(a)
            im.append(b if kind(x) else np.zeros_like(a))
        return new(f(re, *args, **keywords), f(im, *args, **keywords))
    return g


np_concatenate = _joined(np.concatenate)
np_stack = _joined(np.stack)
np_vstack = _joined(np.vstack)
np_hstack = _joined(np.hstack)


def np_where(condition, x=None, y=None):
    if kind(condition):
        condition = not_equal(condition, 0)
    if x is None:
        return np.where(condition)
    if not kind(x) and not kind(y):
        if not isinstance(x, (list, tuple)) and not isinstance(y, (list, tuple)):
            return np.where(condition, x, y)
    a, b, c, d = both(x, y)
    return new(np.where(condition, a, c), np.where(condition, b, d))


def np_nonzero(a):
    return np.nonzero(not_equal(_numpy(a), 0))


def np_flatnonzero(a):
    return np.flatnonzero(not_equal(_numpy(a), 0))


def np_argwhere(a):
    return np.argwhere(not_equal(_numpy(a), 0))


def np_count_nonzero(a, axis=None, *, keepdims=False):
    return np.count_nonzero(not_equal(_numpy(a), 0), axis=axis,
                            keepdims=keepdims)


def np_compress(condition, a, axis=None):
    if kind(condition):
        return refuse("complex numbers as a condition")
    x, y = _arrays(a)
    return new(np.compress(condition, x, axis), np.compress(condition, y, axis))


def np_extract(condition, arr):
    if kind(condition):
        return refuse("complex numbers as a condition")
    x, y = _arrays(arr)
    return new(np.extract(condition, x), np.extract(condition, y))


def np_ndim(a):
    return _numpy(a).ndim


def np_shape(a):
    return _numpy(a).shape


def np_size(a):
    return _numpy(a).size


# ---- reductions ----

def _as(x, dtype):
    return x if dtype is None else np_asarray(x, dtype)


def np_sum(a, axis=None, dtype=None, *, keepdims=False):
    x, y = _arrays(_as(a, dtype))
    return new(np.sum(x, axis=axis, keepdims=keepdims),
               np.sum(y, axis=axis, keepdims=keepdims))


def np_mean(a, axis=None, *, keepdims=False):
    z = _numpy(a)
    total = np_sum(z, axis, keepdims=keepdims)
    count = z.size
    if axis is not None:
        count = 1
        for k in (axis if isinstance(axis, tuple) else (axis,)):
            count *= z.shape[k]
    return divide(total, count)


def np_var(a, axis=None, *, ddof=0, keepdims=False):
    z = _numpy(a)
    x, y = parts(subtract(z, np_mean(z, axis, keepdims=True)))
    count = z.size
    if axis is not None:
        count = 1
        for k in (axis if isinstance(axis, tuple) else (axis,)):
            count *= z.shape[k]
    total = np.sum(x * x + y * y, axis=axis, keepdims=keepdims)
    return total / max(count - ddof, 0) if count > ddof else total / (
        _type(total)(0))


def np_std(a, axis=None, *, ddof=0, keepdims=False):
    return np.sqrt(np_var(a, axis, ddof=ddof, keepdims=keepdims))


def _along(z, axis):
    """The parts with the axis in front."""
    a, b = _arrays(z)
    if axis is None:
        return a.reshape(-1), b.reshape(-1)
    return np.moveaxis(a, axis, 0), np.moveaxis(b, axis, 0)


def np_prod(a, axis=None):
    if isinstance(axis, tuple):
        return refuse("prod() of complex numbers along several axes")
    x, y = _along(a, axis)
    if len(x) == 0:
        p = np.prod(x, axis=0)
        return new(p, p - p)
    p, q = x[0] + _type(x)(0), y[0] + _type(x)(0)
    for i in range(1, len(x)):
        p, q = p * x[i] - q * y[i], p * y[i] + q * x[i]
    return _scalars(new(p, q))


def np_cumprod(a, axis=None):
    x, y = _along(a, axis)
    x, y = x.copy(), y.copy()
    for i in range(1, len(x)):
        p, q = x[i - 1], y[i - 1]
        r, t = p * x[i] - q * y[i], p * y[i] + q * x[i]
        x[i] = r
        y[i] = t
    if axis is None:
        return new(x, y)
    return new(np.moveaxis(x, 0, axis), np.moveaxis(y, 0, axis))


def np_any(a, axis=None, *, keepdims=False):
    return np.any(not_equal(_numpy(a), 0), axis=axis, keepdims=keepdims)


def np_all(a, axis=None, *, keepdims=False):
    return np.all(not_equal(_numpy(a), 0), axis=axis, keepdims=keepdims)


# ---- products ----

def np_dot(a, b):
    a, b = (x if kind(x) in (2, 3) or isinstance(x, np.ndarray) else
            np.asarray(x) for x in (a, b))
    if a.ndim == 0 or b.ndim == 0:
        return multiply(a, b)
    if b.ndim > 2 and a.ndim > 1:
        return refuse("dot() of complex arrays of more than two dimensions")
    return matmul(a, b)


def np_vdot(a, b):
    a, b = np.ravel(np.asarray(a)), np.ravel(np.asarray(b))
    return matmul(np_conjugate(a), b) if kind(a) else \
        matmul(a, b) if kind(b) else np.dot(a, b)


def np_outer(a, b):
    a, b = np.ravel(np.asarray(a)), np.ravel(np.asarray(b))
    return multiply(a[:, None], b[None, :])


# ---- questions of both ----

def np_isclose(a, b, rtol=1e-05, atol=1e-08):
    d = absolute(subtract(a, b))
    y = _numpy(b) if kind(b) else b
    size = absolute(y) if kind(y) else np.abs(y)
    finite = np.isfinite(size) & np_isfinite(a) if kind(a) else \
        np.isfinite(size) & np.isfinite(a)
    return np.where(finite, d <= atol + rtol * size, equal(a, b))[()]


def np_allclose(a, b, rtol=1e-05, atol=1e-08):
    return bool(np.all(np_isclose(a, b, rtol, atol)))


def np_array_equal(a1, a2):
    a1, a2 = np.asarray(a1), np.asarray(a2)
    return a1.shape == a2.shape and bool(np.all(a1 == a2))


def np_linalg_norm(x, ord=None, axis=None, keepdims=False):
    z = _numpy(x)
    of_matrix = z.ndim == 2 if axis is None else isinstance(axis, tuple)
    if of_matrix and ord in (2, -2, "nuc"):
        return refuse("norms of complex matrices by singular values")
    a, b = parts(z)
    plain = ord in ("fro", "f") if of_matrix else (
        ord == 2 and (z.ndim == 1 or axis is not None))
    if ord is None or plain:
        return np.sqrt(np.sum(a * a + b * b, axis=axis, keepdims=keepdims))
    return np.linalg.norm(absolute(z), ord, axis, keepdims)


def np_round(a, decimals=0):
    x, y = parts(_numpy(a))
    return new(np.round(x, decimals), np.round(y, decimals))


np_around = np_round


def np_rint(x):
    return np_round(x)
