# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions of NumPy element by element that no operation is there for, those
that leave NaN out, and those that look for what is in arrays."""
import math

import numpy as np
from _parts import is_scalar, kind
from _python import refuse


def _absent(value, what):
    if value is not None:
        refuse(f"{what} is not there yet")


def _array(x, name):
    """Not of complex numbers."""
    x = np.asarray(x)
    return refuse(f"{name}() of complex numbers") if kind(x) else x


def _floats(x, name):
    x = _array(x, name)
    return x if x.dtype.kind == "f" else x.astype(np.float64)


def _number(x):
    return x[()] if isinstance(x, np.ndarray) and x.ndim == 0 else x


# ---- each element ----

def isinf(x, /):
    x = _array(x, "isinf")
    if x.dtype.kind != "f":
        return _number(np.zeros(x.shape, bool))
    return _number(abs(x) == np.inf)


def isposinf(x):
    return _number(_floats(x, "isposinf") == np.inf)


def isneginf(x):
    return _number(_floats(x, "isneginf") == -np.inf)


def deg2rad(x, /):
    x = _floats(x, "deg2rad")
    t = x.dtype.type
    return _number(x * (t(math.pi) / t(180)))


def rad2deg(x, /):
    x = _floats(x, "rad2deg")
    t = x.dtype.type
    return _number(x * (t(180) / t(math.pi)))


radians, degrees = deg2rad, rad2deg


def positive(x, /):
    return +_number(np.asarray(x))


def heaviside(x1, x2, /):
    x, y = _floats(x1, "heaviside"), _floats(x2, "heaviside")
    zero = x.dtype.type(0)
    out = np.where(x < 0, zero, np.where(x > 0, zero + 1, y))
    return _number(np.where(np.isnan(x), x, out))


def logaddexp(x1, x2, /):
    x, y = _floats(x1, "logaddexp"), _floats(x2, "logaddexp")
    high, low = np.maximum(x, y), np.minimum(x, y)
    same = x == y
    far = np.where(same, high * 0, low - np.where(same, low, high))
    return _number(high + np.log1p(np.exp(far)))


def sinc(x):
    x = _floats(x, "sinc")
    y = math.pi * np.where(x == 0, x.dtype.type(1e-20), x)
    return _number(np.sin(y) / y)


def isscalar(element):
    return (isinstance(element, (int, float, str)) and not isinstance(
        element, np.ndarray)) or is_scalar(element) or kind(element) in (1, 2)


# ---- without NaN ----

def _without(a, other):
    """a, and a copy with another number for NaN; where one was."""
    a = np.asarray(a)
    if a.dtype.kind != "f":
        return a, np.zeros(a.shape, bool)
    none = np.isnan(a)
    return np.where(none, a.dtype.type(other), a), none


def nansum(a, axis=None, keepdims=False):
    return _without(a, 0)[0].sum(axis=axis, keepdims=keepdims)


def nanprod(a, axis=None, keepdims=False):
    return _without(a, 1)[0].prod(axis=axis, keepdims=keepdims)


def nanmean(a, axis=None, keepdims=False):
    x, none = _without(a, 0)
    if x.dtype.kind != "f":
        return x.mean(axis=axis, keepdims=keepdims)
    count = (~none).sum(axis=axis, keepdims=keepdims)
    return x.sum(axis=axis, keepdims=keepdims) / np.asarray(count).astype(
        x.dtype)


def nanvar(a, axis=None, ddof=0, keepdims=False):
    x, none = _without(a, 0)
    if x.dtype.kind != "f":
        return x.var(axis=axis, ddof=ddof, keepdims=keepdims)
    far = np.where(none, x.dtype.type(0), x - nanmean(a, axis, True))
    count = np.asarray((~none).sum(axis=axis, keepdims=keepdims) - ddof)
    total = (far * far).sum(axis=axis, keepdims=keepdims)
    out = total / np.where(count > 0, count, 1).astype(x.dtype)
    return _number(np.where(count > 0, out, x.dtype.type(np.nan)))


def nanstd(a, axis=None, ddof=0, keepdims=False):
    return np.sqrt(nanvar(a, axis, ddof, keepdims))


def _extreme(a, axis, keepdims, f, other):
    a = np.asarray(a)
    if a.dtype.kind != "f":
        return f(a, axis=axis, keepdims=keepdims)
    x, none = _without(a, other)
    out = f(x, axis=axis, keepdims=keepdims)
    return _number(np.where(none.all(axis=axis, keepdims=keepdims),
                            a.dtype.type(np.nan), out))


def nanmax(a, axis=None, keepdims=False):
    return _extreme(a, axis, keepdims, np.max, -np.inf)


def nanmin(a, axis=None, keepdims=False):
    return _extreme(a, axis, keepdims, np.min, np.inf)


def _place(a, axis, f, other):
    x, none = _without(a, other)
    if none.all(axis=axis).any():
        raise ValueError("All-NaN slice encountered")
    return f(x, axis=axis)


def nanargmax(a, axis=None):
    return _place(a, axis, np.argmax, -np.inf)


def nanargmin(a, axis=None):
    return _place(a, axis, np.argmin, np.inf)


def nancumsum(a, axis=None):
    return np.cumsum(_without(a, 0)[0], axis)


# ---- what is in arrays ----

def searchsorted(a, v, side="left", sorter=None):
    a, v = _array(a, "searchsorted"), _array(v, "searchsorted")
    _absent(sorter, "the parameter `sorter` of searchsorted()")
    if side not in ("left", "right"):
        raise ValueError("search side must be 'left' or 'right' "
                         f"(got '{side}')")
    low = np.zeros_like(v, dtype=np.int64)
    high = low + a.shape[0]
    if a.shape[0]:
        for i in range(a.shape[0].bit_length()):
            middle = (low + high) // 2
            at = a[np.minimum(middle, a.shape[0] - 1)]
            right = (at < v) if side == "left" else (at <= v)
            if v.dtype.kind == "f":
                right = right | (np.isnan(v) & (~np.isnan(at) | (
                    side == "right")))
            right = right & (low < high)
            low = np.where(right, middle + 1, low)
            high = np.where(right, high, middle)
    return _number(low)


def digitize(x, bins, right=False):
    x, bins = _array(x, "digitize"), _array(bins, "digitize")
    if bins.ndim != 1:
        raise ValueError("object of too small depth for desired array"
                         if bins.ndim < 1 else
                         "object too deep for desired array")
    up, down = (bins[1:] >= bins[:-1]).all(), (bins[1:] <= bins[:-1]).all()
    if not (up | down):
        raise ValueError("bins must be monotonically increasing or decreasing")
    side = "left" if right else "right"
    n = bins.shape[0]
    return _number(np.where(up, searchsorted(bins, x, side), n - searchsorted(
        bins[::-1], x, side)))


def isin(element, test_elements, assume_unique=False, invert=False, *,
         kind=None):
    x, y = _array(element, "isin"), np.ravel(_array(test_elements, "isin"))
    if not y.size:
        found = np.zeros(x.shape, bool)
    else:
        z = np.sort(y)
        if z.dtype != x.dtype:
            z = z.astype(np.result_type(z, x))
        at = np.minimum(searchsorted(z, x), z.size - 1)
        found = z[at] == x
    return ~found if invert else found


def interp(x, xp, fp, left=None, right=None, period=None):
    _absent(period, "the parameter `period` of interp()")
    x = np.asarray(x).astype(np.float64)
    xp = np.asarray(xp).astype(np.float64)
    fp = np.asarray(fp).astype(np.float64)
    n = xp.shape[0]
    if n == 0:
        raise ValueError("array of sample points is empty")
    if n != fp.shape[0]:
        raise ValueError("fp and xp are not of the same length.")
    first = fp[0] if left is None else np.float64(left)
    last = fp[-1] if right is None else np.float64(right)
    if n == 1:
        out = np.where(x < xp[0], first, np.where(x > xp[0], last, fp[0]))
        return _number(np.where(np.isnan(x), x, out))
    i = np.clip(searchsorted(xp, x, "right") - 1, 0, n - 2)
    slope = (fp[i + 1] - fp[i]) / (xp[i + 1] - xp[i])
    out = np.where(x == xp[n - 1], fp[n - 1], slope * (x - xp[i]) + fp[i])
    out = np.where(x < xp[0], first, np.where(x > xp[n - 1], last, out))
    return _number(np.where(np.isnan(x), x, out))


def select(condlist, choicelist, default=0):
    if len(condlist) != len(choicelist):
        raise ValueError("list of cases must be same length as list of "
                         "conditions")
    if not condlist:
        raise ValueError("select with an empty condition list is not possible")
    dtype = np.result_type(*choicelist, default)
    out = np.asarray(default, dtype=dtype)
    for condition, choice in zip(condlist[::-1], choicelist[::-1]):
        out = np.where(condition, np.asarray(choice, dtype=dtype), out)
    return out


def take_along_axis(arr, indices, axis=-1):
    if axis is None:
        return np.ravel(arr)[indices]
    if arr.ndim != indices.ndim:
        raise ValueError("`indices` and `arr` must have the same number of "
                         "dimensions")
    at, axis = [], axis % arr.ndim
    for i in range(arr.ndim):
        shape = (1,) * i + (arr.shape[i],) + (1,) * (arr.ndim - i - 1)
        at.append(indices if i == axis else
                  np.arange(arr.shape[i]).reshape(shape))
    return arr[tuple(at)]


def ix_(*args):
    out = []
    for i, x in enumerate(args):
        x = np.asarray(x)
        if x.dtype == np.bool_:
            x = np.nonzero(x)[0]
        out.append(x.reshape((1,) * i + (x.shape[0],)
                             + (1,) * (len(args) - i - 1)))
    return tuple(out)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = np.moveaxis(np.asarray(arr), axis, -1)
    shape = arr.shape[:-1]
    count = math.prod(shape)
    if not count:
        raise ValueError("Cannot apply_along_axis when any iteration "
                         "dimensions are 0")
    flat = arr.reshape((count, arr.shape[-1]))
    first = np.asarray(func1d(flat[0], *args, **kwargs))
    out = np.zeros((count,) + first.shape, first.dtype)
    out[0] = first
    for i in range(1, count):
        out[i] = func1d(flat[i], *args, **kwargs)
    out = out.reshape(shape + first.shape)
    for i in range(first.ndim):
        out = np.moveaxis(out, len(shape) + i, axis % arr.ndim + i)
    return _number(out)
