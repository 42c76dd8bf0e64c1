# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The order of complex numbers, which NumPy has: by real parts, and of equal
ones by imaginary parts. What stands on it: sorting, extremes, clip()."""
import numpy as np
from _parts import is_scalar, kind, library, new, parts, strong
from _python import refuse

_arrays = library("_arrays")
_scalars = library("_scalars")
np_asarray = library("np_asarray")


# ---- comparisons ----

def _known_parts(x, y):
    a, b, c, d = strong(x, y)
    return a, b, c, d, ~np.isnan(b) & ~np.isnan(d)


def np_less(x, y):
    a, b, c, d, known = _known_parts(x, y)
    return (a < c) & known | (a == c) & (b < d)


def np_less_equal(x, y):
    a, b, c, d, known = _known_parts(x, y)
    return (a < c) & known | (a == c) & (b <= d)


def np_greater(x, y):
    return np_less(y, x)


def np_greater_equal(x, y):
    return np_less_equal(y, x)


def _chosen(x, y, first):
    a, b, c, d = strong(x, y)
    first = first | np.isnan(a) | np.isnan(b)
    return _scalars(new(np.where(first, a, c), np.where(first, b, d)))


def np_maximum(x1, x2):
    x, y = _number(x1), _number(x2)
    return _chosen(x, y, np_greater_equal(x, y))


def np_minimum(x1, x2):
    x, y = _number(x1), _number(x2)
    return _chosen(x, y, np_less_equal(x, y))


def _number(x):
    return np.asarray(x) if isinstance(x, (list, tuple)) else x


def np_clip(a, a_min=None, a_max=None, *, min=None, max=None):
    low = min if a_min is None else a_min
    high = max if a_max is None else a_max
    z = _number(a)
    if low is None and high is None:
        return z.copy() if kind(z) == 3 or isinstance(z, np.ndarray) else z
    if low is not None:
        z = np_maximum(z, low)
    return z if high is None else np_minimum(z, high)


# ---- extremes and sorting along an axis ----

def _line(z, axis):
    """The parts, and along which dimension."""
    a, b = _arrays(z)
    if axis is None:
        return a.reshape(-1), b.reshape(-1), 0
    if isinstance(axis, tuple):
        return refuse("extremes of complex numbers along several axes"), a, 0
    return a, b, axis


def _place(a, b, axis, largest):
    """Where the extreme is, along an axis that stays."""
    unknown = np.isnan(a) | np.isnan(b)
    far = -np.inf if largest else np.inf
    most = (a.max if largest else a.min)(axis=axis, keepdims=True)
    among = a == most
    b = np.where(among, b, np.full_like(b, far))
    most = (b.max if largest else b.min)(axis=axis, keepdims=True)
    found = np.where(unknown.any(axis=axis, keepdims=True), unknown,
                     among & (b == most))
    return np.expand_dims(found.argmax(axis=axis), axis)


def _extreme(largest, name):
    def f(a, axis=None, *, keepdims=False):
        x, y, k = _line(a, axis)
        if not x.shape[k]:
            raise ValueError("zero-size array to reduction operation "
                             f"{name} which has no identity")
        at = _place(x, y, k, largest)
        re = np.take_along_axis(x, at, axis=k)
        im = np.take_along_axis(y, at, axis=k)
        if not keepdims:
            re, im = np.squeeze(re, axis=k), np.squeeze(im, axis=k)
        elif axis is None:
            shape = (1,) * np.ndim(a)
            re, im = re.reshape(shape), im.reshape(shape)
        return _scalars(new(re, im))
    return f


np_max = np_amax = _extreme(True, "maximum")
np_min = np_amin = _extreme(False, "minimum")


def _position(largest, name):
    def f(a, axis=None):
        x, y, k = _line(a, axis)
        if not x.shape[k]:
            raise ValueError(f"attempt to get {name} of an empty sequence")
        return np.squeeze(_place(x, y, k, largest), axis=k)[()]
    return f


np_argmax = _position(True, "argmax")
np_argmin = _position(False, "argmin")


def _order(a, b, axis):
    """By real parts, then by imaginary ones; behind them what is not known."""
    group = 2 * np.isnan(a) + np.isnan(b)
    order = np.argsort(b, axis=axis, kind="stable")
    for key in (a, group):
        key = np.take_along_axis(key, order, axis=axis)
        again = np.argsort(key, axis=axis, kind="stable")
        order = np.take_along_axis(order, again, axis=axis)
    return order


def np_argsort(a, axis=-1, kind=None):
    x, y, k = _line(a, axis)
    return _order(x, y, k)


def np_sort(a, axis=-1, kind=None):
    x, y, k = _line(a, axis)
    order = _order(x, y, k)
    return new(np.take_along_axis(x, order, axis=k),
               np.take_along_axis(y, order, axis=k))
