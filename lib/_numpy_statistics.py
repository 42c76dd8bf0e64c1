# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions of NumPy that say how numbers lie: averages, orders, counts and
what two of them have in common; and differences and sums of neighbours."""
import math

import numpy as np
from _parts import kind
from _python import known_int, limit, refuse


def _absent(value, what):
    if value is not None:
        refuse(f"{what} is not there yet")


def _floats(a):
    a = np.asarray(a)
    if kind(a):
        return refuse("statistics of complex numbers")
    if a.dtype == np.float32 or a.dtype == np.float64:
        return a
    return a.astype(np.float64)


def _number(x):
    return x[()] if x.ndim == 0 else x


# ---- averages ----

def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    a = np.asarray(a)
    if weights is None:
        out = a.mean(axis=axis, keepdims=keepdims)
        count = np.zeros_like(out) + a.size / max(np.size(out), 1)
        return (out, _number(np.asarray(count))) if returned else out
    weights = np.asarray(weights)
    if kind(a) or kind(weights):
        return refuse("weights and averages of complex numbers")
    dtype = np.result_type(a, weights)
    if a.dtype.kind != "f":
        dtype = np.result_type(a, weights, np.float64)
    if a.shape != weights.shape:
        if axis is None:
            raise TypeError("Axis must be specified when shapes of a and "
                            "weights differ.")
        if weights.ndim != 1 or isinstance(axis, tuple):
            raise ValueError("Shape of weights must be consistent with shape "
                             "of a along specified axis.")
        if weights.shape[0] != a.shape[axis]:
            raise ValueError("Shape of weights must be consistent with shape "
                             "of a along specified axis.")
        shape = [1] * a.ndim
        shape[axis] = weights.shape[0]
        weights = np.broadcast_to(weights.reshape(tuple(shape)), a.shape)
    a, weights = a.astype(dtype), weights.astype(dtype)
    total = weights.sum(axis=axis, keepdims=keepdims)
    if (total == 0).any():
        raise ZeroDivisionError("Weights sum to zero, can't be normalized")
    out = (a * weights).sum(axis=axis, keepdims=keepdims) / total
    return (out, total) if returned else out


# ---- orders ----

def _flat_axes(a, axis):
    """a with the axis, or axes, to be asked last and in one; and the shape
    that the result has with `keepdims`."""
    if axis is None:
        return a if a.ndim == 1 else a.reshape(a.size), (1,) * a.ndim
    axes = axis if isinstance(axis, tuple) else (axis,)
    axes = [k % a.ndim for k in axes]
    rest = [k for k in range(a.ndim) if k not in axes]
    kept = tuple(1 if k in axes else a.shape[k] for k in range(a.ndim))
    shape = tuple(a.shape[k] for k in rest)
    count = math.prod([a.shape[k] for k in axes])
    return np.transpose(a, rest + axes).reshape(shape + (count,)), kept


def _with_nan(out, ordered):
    """NaN where one is the last of what is in order."""
    last = ordered[..., -1]
    return np.where(np.isnan(last), last, out)


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    _absent(out, "the parameter `out` of median()")
    a, kept = _flat_axes(_floats(a), axis)
    n = a.shape[-1]
    if n == 0:
        return a.mean(axis=-1)
    x = np.sort(a, axis=-1)
    low, high = x[..., (n - 1) // 2], x[..., n // 2]
    middle = high if n % 2 else (low + high) / x.dtype.type(2)
    middle = _with_nan(middle, x)
    return middle.reshape(kept) if keepdims else _number(middle)


def _between(x, at, method, dtype):
    """The element of ordered x at a place that need be no whole number; how
    far it is from a whole one is a number of this dtype."""
    n = x.shape[-1]
    if method == "lower":
        at = np.floor(at)
    elif method == "higher":
        at = np.ceil(at)
    elif method == "nearest":
        at = np.rint(at)
    elif method == "midpoint":
        at = (np.floor(at) + np.ceil(at)) * 0.5
    low = np.clip(np.floor(at), 0, n - 1)
    part = at - low
    i = low.astype(np.int64)
    a, b = np.take(x, i, -1), np.take(x, np.minimum(i + 1, n - 1), -1)
    step = b - a
    return np.where(part >= 0.5, b - step * (1 - part).astype(dtype),
                    a + step * part.astype(dtype))


def _quantile(a, q, axis, method, keepdims, is_weak):
    """By a number of Python's the result is of the dtype of what is asked."""
    if method not in ("linear", "lower", "higher", "nearest", "midpoint"):
        refuse(f"the method {method!r} of quantiles")
    whole = np.asarray(a).dtype
    a, kept = _flat_axes(_floats(a), axis)
    if not a.shape[-1]:
        raise IndexError("index -1 is out of bounds for axis 0 with size 0")
    x = np.sort(a, axis=-1)
    flat = q.reshape(q.size)
    got = _between(x, (x.shape[-1] - 1) * flat, method,
                   x.dtype if is_weak else np.float64)
    got = _with_nan(got, x[..., None, :])
    got = np.moveaxis(got, -1, 0)
    if method in ("lower", "higher", "nearest"):
        got = got.astype(whole)
    return _number(got.reshape(q.shape + (kept if keepdims else got.shape[1:])))


def quantile(a, q, axis=None, out=None, overwrite_input=False,
             method="linear", keepdims=False):
    _absent(out, "the parameter `out` of quantile()")
    is_weak = type(q) in (int, float)
    if np.asarray(q).dtype.kind != "f":
        method = "lower"  # the least or the greatest: nothing is computed
    q = np.asarray(q).astype(np.float64)
    if ((q < 0) | (q > 1)).any():
        raise ValueError("Quantiles must be in the range [0, 1]")
    return _quantile(a, q, axis, method, keepdims, is_weak)


def percentile(a, q, axis=None, out=None, overwrite_input=False,
               method="linear", keepdims=False):
    _absent(out, "the parameter `out` of percentile()")
    is_weak = type(q) in (int, float)
    q = np.asarray(q).astype(np.float64) / 100
    if ((q < 0) | (q > 1)).any():
        raise ValueError("Percentiles must be in the range [0, 100]")
    return _quantile(a, q, axis, method, keepdims, is_weak)


# ---- counts ----

_BINS = 1024  # of numbers of which nothing is known


def bincount(x, /, weights=None, minlength=0):
    given, x = x, np.asarray(x)
    if kind(x):
        return refuse("bincount() of complex numbers")
    if x.ndim != 1:
        raise ValueError("object of too small depth for desired array"
                         if x.ndim < 1 else "object too deep for desired array")
    if x.dtype.kind == "f" and isinstance(given, np.ndarray):
        raise TypeError("Cannot cast array data from dtype('float64') to "
                        "dtype('int64') according to the rule 'safe'")
    if minlength < 0:
        raise ValueError("'minlength' must not be negative")
    if weights is not None:
        weights = np.asarray(weights).astype(np.float64)
        if weights.shape[0] != x.shape[0]:
            raise ValueError("The weights and list don't have the same length.")
    return _counted(x.astype(np.int64), weights, minlength)


def _counted(x, weights, minlength):
    n = x.shape[0]
    least, most = 0, -1
    if n:
        least, most = int(x.min()), int(x.max())
    if least < 0:
        raise ValueError("'list' argument must have no negative elements")
    size = known_int(most)
    if size is None:
        size = minlength or _BINS
        limit(most < size, "bincount() of numbers that only running knows, "
              f"here of {size} and more: `minlength` says how many there are")
        out = _added(x, weights, size)
        return out if minlength else out[:most + 1]
    return _added(x, weights, max(size + 1, minlength))


def _added(x, weights, size):
    out = np.zeros(size, np.int64 if weights is None else np.float64)
    for i in range(x.shape[0]):
        k = x[i]
        out[k] = out[k] + (1 if weights is None else weights[i])
    return out


def _edges(a, bins, range):
    if range is not None:
        low, high = range
        if low > high:
            raise ValueError("max must be larger than min in range parameter.")
    elif a.size == 0:
        low, high = 0, 1
    else:
        low, high = a.min(), a.max()
    low, high = np.float64(low), np.float64(high)
    same = low == high
    return np.where(same, low - 0.5, low)[()], np.where(
        same, high + 0.5, high)[()]


def _in_even_bins(a, bins, low, high, edges, weights, out):
    keep = (a >= low) & (a <= high)
    at = (a - low) / (high - low) * bins
    at = np.where(keep, at, 0.0).astype(np.int64)
    at = np.where(at == bins, at - 1, at)
    at = np.where(a < edges[at], at - 1, at)
    at = np.where((a >= edges[at + 1]) & (at != bins - 1), at + 1, at)
    for i in range(a.size):
        k = at[i]
        one = 1 if weights is None else weights[i]
        out[k] = out[k] + np.where(keep[i], one, out.dtype.type(0))
    return out


def _in_bins(a, edges, weights, out):
    n = out.size
    for i in range(n):
        inside = (a >= edges[i]) & (
            (a <= edges[i + 1]) if i == n - 1 else (a < edges[i + 1]))
        out[i] = (inside.sum() if weights is None else
                  np.where(inside, weights, out.dtype.type(0)).sum())
    return out


def histogram(a, bins=10, range=None, density=None, weights=None):
    a = np.asarray(a)
    if isinstance(bins, str):
        refuse("bins of histogram() that a name stands for")
    if weights is not None:
        weights = np.asarray(weights)
        if weights.shape != a.shape:
            raise ValueError("weights should have the same shape as a.")
        weights = weights if a.ndim == 1 else weights.reshape(weights.size)
    a = a if a.ndim == 1 else a.reshape(a.size)
    dtype = np.int64 if weights is None else weights.dtype
    if isinstance(bins, int):
        if bins < 1:
            raise ValueError("`bins` must be positive, when an integer")
        low, high = _edges(a, bins, range)
        edges = np.linspace(low, high, bins + 1)
        out = _in_even_bins(a.astype(np.float64), bins, low, high, edges,
                            weights, np.zeros(bins, dtype))
    else:
        edges = np.asarray(bins)
        if edges.ndim != 1:
            raise ValueError("`bins` must be 1d, when an array")
        if (edges[:-1] > edges[1:]).any():
            raise ValueError("`bins` must increase monotonically, when an "
                             "array")
        out = _in_bins(a, edges, weights, np.zeros(edges.size - 1, dtype))
    if density:
        width = (edges[1:] - edges[:-1]).astype(np.float64)
        return out / width / out.sum(), edges
    return out, edges


# ---- what two have in common ----

def _rows(m, rowvar):
    x = m.astype(np.float64)
    if x.ndim < 2:
        return np.atleast_1d(x)[None, :]
    return x if rowvar else x.T


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None,
        aweights=None, *, dtype=None):
    _absent(dtype, "the parameter `dtype` of cov()")
    m = np.asarray(m)
    if ddof is not None and ddof != int(ddof):
        raise ValueError("ddof must be integer")
    if m.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    x = _rows(m, rowvar)
    if y is not None:
        y = np.asarray(y)
        if y.ndim > 2:
            raise ValueError("y has more than 2 dimensions")
        y = _rows(y, rowvar)
        x = np.concatenate((x, y), axis=0)
    if x.shape[0] == 0:
        return np.zeros((0, 0))
    if ddof is None:
        ddof = 0 if bias else 1
    weights = None
    if fweights is not None:
        weights = np.asarray(fweights, dtype=float)
    if aweights is not None:
        aweights = np.asarray(aweights, dtype=float)
        weights = aweights if weights is None else weights * aweights
    return _covariance(x, weights, aweights, ddof)


def _covariance(x, weights, aweights, ddof):
    if weights is None:
        middle, count = x.mean(axis=1), x.shape[1]
        x = x - middle[:, None]
        other = x
        by = max(count - ddof, 0)
        c = x @ other.T
        return (c * np.divide(1.0, np.float64(by))).squeeze()
    count = weights.sum()
    x = x - ((x * weights).sum(axis=1) / count)[:, None]
    if ddof == 0:
        by = count
    elif aweights is None:
        by = count - ddof
    else:
        by = count - ddof * (weights * aweights).sum() / count
    return (x @ (x * weights).T * np.divide(1.0, np.maximum(by, 0.0))).squeeze()


def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    _absent(dtype, "the parameter `dtype` of corrcoef()")
    c = cov(x, y, rowvar)
    if c.ndim == 0:
        return (c / c)[()]
    root = np.sqrt(np.diag(c))
    return np.clip(c / root[:, None] / root[None, :], -1, 1)


# ---- neighbours ----

def diff(a, n=1, axis=-1, prepend=None, append=None):
    a = np.asarray(a)
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n}")
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    part = []
    for x in (prepend, a, append):
        if x is None:
            continue
        x = np.asarray(x)
        if x.ndim == 0:
            shape = list(a.shape)
            shape[axis] = 1
            x = np.broadcast_to(x, tuple(shape))
        part.append(x)
    if len(part) > 1 and n:
        a = np.concatenate(part, axis)
    a = np.moveaxis(a, axis, 0)
    for i in range(n):
        a = a[1:] != a[:-1] if a.dtype == np.bool_ else a[1:] - a[:-1]
    return np.moveaxis(a, 0, axis)
