# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Products of NumPy (of vectors, of tensors, of Kronecker), convolutions,
integrals, slopes and polynomials."""
import math

import numpy as np
from _parts import kind
from _python import known_int, limit, refuse


def _number(x):
    return x[()] if isinstance(x, np.ndarray) and x.ndim == 0 else x


def inner(a, b, /):
    a, b = np.asarray(a), np.asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    return np.tensordot(a, b, axes=(-1, -1))


def tensordot(a, b, axes=2):
    a, b = np.asarray(a), np.asarray(b)
    if isinstance(axes, int):
        axes = (list(range(a.ndim - axes, a.ndim)), list(range(axes)))
    left, right = axes
    left = [left] if isinstance(left, int) else list(left)
    right = [right] if isinstance(right, int) else list(right)
    left, right = [i % a.ndim for i in left], [i % b.ndim for i in right]
    if len(left) != len(right) or [a.shape[i] for i in left] != [
            b.shape[i] for i in right]:
        raise ValueError("shape-mismatch for sum")
    rows = [i for i in range(a.ndim) if i not in left]
    columns = [i for i in range(b.ndim) if i not in right]
    shape = tuple([a.shape[i] for i in rows] + [b.shape[i] for i in columns])
    n = math.prod([a.shape[i] for i in left])
    x = np.transpose(a, rows + left).reshape(
        (math.prod([a.shape[i] for i in rows]), n))
    y = np.transpose(b, right + columns).reshape(
        (n, math.prod([b.shape[i] for i in columns])))
    return _number((x @ y).reshape(shape))


def kron(a, b):
    a, b = np.asarray(a), np.asarray(b)
    n = max(a.ndim, b.ndim)
    one = (1,) * (n - a.ndim) + a.shape
    two = (1,) * (n - b.ndim) + b.shape
    x = a.reshape(tuple(k for i in one for k in (i, 1)))
    y = b.reshape(tuple(k for i in two for k in (1, i)))
    return _number((x * y).reshape(tuple(i * k for i, k in zip(one, two))))


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = np.asarray(a), np.asarray(b)
    if a.ndim < 1 or b.ndim < 1:
        raise ValueError("At least one array has zero dimension")
    a, b = np.moveaxis(a, axisa, -1), np.moveaxis(b, axisb, -1)
    if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
        raise ValueError("incompatible dimensions for cross product\n"
                         "(dimension must be 2 or 3)")
    if a.shape[-1] == 2 or b.shape[-1] == 2:
        return refuse("cross() of vectors of two numbers")
    x, y = [a[..., i] for i in range(3)], [b[..., i] for i in range(3)]
    out = np.stack([x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2],
                    x[0] * y[1] - x[1] * y[0]], axis=-1)
    return np.moveaxis(out, -1, axisc)


def convolve(a, v, mode="full"):
    a, v = np.atleast_1d(a), np.atleast_1d(v)
    if not a.size or not v.size:
        raise ValueError(f"{'v' if a.size else 'a'} cannot be empty")
    if v.size > a.size:
        a, v = v, a
    n, m = a.size, v.size
    dtype = np.result_type(a, v)
    x = np.zeros(n + 2 * (m - 1), dtype)
    x[m - 1:m - 1 + n] = a
    out = np.zeros(n + m - 1, dtype)
    for i in range(m):
        out = out + x[m - 1 - i:m - 1 - i + n + m - 1] * v[i]
    if mode in ("full", 2):
        return out
    if mode in ("same", 1):
        return out[(m - 1) // 2:(m - 1) // 2 + n]
    if mode in ("valid", 0):
        return out[m - 1:n]
    raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got "
                     f"'{mode}')")


def trapezoid(y, x=None, dx=1.0, axis=-1):
    y = np.moveaxis(np.asarray(y), axis, -1)
    if x is None:
        width = dx
    else:
        x = np.asarray(x)
        if x.ndim > 1:
            x = np.moveaxis(x, axis, -1)
        width = x[..., 1:] - x[..., :-1]
    return (width * (y[..., 1:] + y[..., :-1]) / 2.0).sum(axis=-1)


def _slope(f, dx):
    """Along the first dimension, in steps that are a number or an array."""
    n = f.shape[0]
    if n < 2:
        raise ValueError("Shape of array too small to calculate a numerical "
                         "gradient, at least (edge_order + 1) elements are "
                         "required.")
    out = np.zeros_like(f)
    if dx.ndim == 0:
        out[1:-1] = (f[2:] - f[:-2]) / (2.0 * dx)
        out[0], out[-1] = (f[1] - f[0]) / dx, (f[-1] - f[-2]) / dx
        return out
    step = dx[1:] - dx[:-1]
    step = step.reshape((n - 1,) + (1,) * (f.ndim - 1))
    p, q = step[:-1], step[1:]
    out[1:-1] = (-q / (p * (p + q)) * f[:-2] + (q - p) / (p * q) * f[1:-1]
                 + p / (q * (p + q)) * f[2:])
    out[0], out[-1] = (f[1] - f[0]) / step[0], (f[-1] - f[-2]) / step[-1]
    return out


def gradient(f, *varargs, axis=None, edge_order=1):
    if edge_order != 1:
        refuse("gradient() with `edge_order`")
    f = np.asarray(f)
    if f.dtype.kind != "f":
        f = f.astype(np.float64)
    if axis is None:
        axes = list(range(f.ndim))
    else:
        axes = [axis] if isinstance(axis, int) else list(axis)
    steps = [np.asarray(x) for x in varargs]
    if not steps:
        steps = [np.asarray(1.0)]
    if len(steps) == 1:
        steps = steps * len(axes)
    if len(steps) != len(axes):
        raise TypeError("invalid number of arguments")
    out = [np.moveaxis(_slope(np.moveaxis(f, k, 0), dx), 0, k)
           for k, dx in zip(axes, steps)]
    return out[0] if len(out) == 1 else tuple(out)


def polyval(p, x):
    p, x = np.asarray(p), np.asarray(x)
    y = np.zeros_like(x)
    for i in range(p.size):
        y = y * x + p[i]
    return _number(y)


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    if full or cov or w is not None:
        refuse("polyfit() with weights or more results")
    x, y = np.asarray(x) + 0.0, np.asarray(y) + 0.0
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if not x.size:
        raise TypeError("expected non-empty vector for x")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    left = np.vander(x, deg + 1)
    scale = np.sqrt((left * left).sum(axis=0))
    if x.shape[0] < deg + 1:
        c = np.linalg.pinv(left / scale, x.size * 2e-16) @ y
    else:
        q, r = np.linalg.qr(left / scale)
        c = np.linalg.solve(r, q.T @ y)
    return (c.T / scale).T


def polyder(p, m=1):
    p = np.asarray(p)
    for i in range(m):
        n = p.size - 1
        p = p[:-1] * np.arange(n, 0, -1)
    return p


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None):
    y = np.power(base, np.linspace(start, stop, num, endpoint))
    return y if dtype is None else y.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None):
    low, high = np.asarray(start) + 0.0, np.asarray(stop) + 0.0
    if ((low == 0) | (high == 0)).any():
        raise ValueError("Geometric sequence cannot include zero")
    sign = np.where((low < 0) & (high < 0), -1.0, 1.0)
    a, b = np.log10(low * sign), np.log10(high * sign)
    y = np.power(10.0, np.linspace(a, b, num, endpoint))
    if num > 0:
        y[0] = low * sign
        if num > 1 and endpoint:
            y[-1] = high * sign
    y = y * sign
    return y if dtype is None else y.astype(dtype)


# ---- roots ----

def roots(p):
    p = np.atleast_1d(np.asarray(p))
    if p.ndim != 1:
        raise ValueError("Input must be a rank-1 array.")
    # of what only running knows none is 0
    there = [i for i in range(p.size) if known_int(p[i] != 0) != 0]
    if not there:
        return np.zeros(0)
    behind = p.size - 1 - there[-1]
    p = p[there[0]:there[-1] + 1]
    limit((p[0] != 0) & (p[-1] != 0), "roots() of numbers that only running "
          "knows takes none that is 0 at an end")
    n = p.size
    if n == 1:
        return np.zeros(behind)
    a = np.eye(n - 1, k=-1, dtype=complex if kind(p) else float)
    a[0] = -p[1:] / p[0]
    found = np.linalg.eigvals(a)
    return np.concatenate((found, np.zeros(behind, found.dtype))) if behind \
        else found
