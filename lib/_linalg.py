# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""np.linalg: systems of equations, determinants, factors, norms.

A matrix is factored as LAPACK does it, in loops of the program whose turns go
over all of it: what a turn leaves alone a mask keeps. Stacks of matrices are
gone through one by one. Gradients are those of the loops."""
import math

import numpy as np
from _parts import kind
from _python import refuse


class LinAlgError(ValueError):
    pass


# No module of the library is imported here: this may be read in a loop.
class SlogdetResult(tuple):
    def __new__(cls, sign, logabsdet):
        return tuple.__new__(cls, (sign, logabsdet))

    sign = property(lambda self: self[0])
    logabsdet = property(lambda self: self[1])

    def __repr__(self):
        return f"SlogdetResult(sign={self[0]!r}, logabsdet={self[1]!r})"


class QRResult(tuple):
    def __new__(cls, Q, R):
        return tuple.__new__(cls, (Q, R))

    Q = property(lambda self: self[0])
    R = property(lambda self: self[1])

    def __repr__(self):
        return f"QRResult(Q={self[0]!r}, R={self[1]!r})"


# ---- what all of them ask ----

def _floats(a):
    """As an array of floats, of 32 bits where it was."""
    a = np.asarray(a)
    if kind(a):
        return refuse("linear algebra of complex matrices")
    if a.dtype == np.float32 or a.dtype == np.float64:
        return a
    return a.astype(np.float64)


def _numbers(a):
    """The same, or of complex numbers."""
    a = np.asarray(a)
    return a if kind(a) else _floats(a)


def _unit(a):
    """1, of the dtype of the size of elements."""
    return a.dtype.part(1) if kind(a) else a.dtype.type(1)


def _together(a, b):
    """Both of one dtype."""
    if a.dtype == b.dtype:
        return a, b
    if kind(a) or kind(b):
        narrow = (_unit(a).dtype == np.float32) and (
            _unit(b).dtype == np.float32)
        t = np.complex64 if narrow else np.complex128
    else:
        t = np.float64
    return a.astype(t), b.astype(t)


def _need_stacked(a):
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at "
                          "least two-dimensional")


def _need_square(a):
    _need_stacked(a)
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")


def _each(f, a):
    """What f makes of each matrix of a stack."""
    if a.ndim == 2:
        return f(a)
    shape = a.shape[:-2]
    count = math.prod(shape)
    flat = a.reshape((count,) + a.shape[-2:])
    if not count:
        part = f(np.ones(a.shape[-2:], a.dtype))
        return np.zeros(shape + part.shape, part.dtype)
    first = f(flat[0])
    out = np.zeros((count,) + first.shape, first.dtype)
    out[0] = first
    for i in range(1, count):
        out[i] = f(flat[i])
    return out.reshape(shape + first.shape)


# ---- LU ----

def _size(x):
    """By which LAPACK chooses a pivot."""
    return abs(x.real) + abs(x.imag) if kind(x) else abs(x)


def _lu(a):
    """The factors of a in one matrix, by partial pivoting; which row of a each
    is; the sign of that order; is no pivot 0?"""
    n = a.shape[0]
    m, order, at = a.copy(), np.arange(n), np.arange(n)
    one = a.dtype.type(1)
    sign, regular = _unit(a), n == n
    for k in range(n):
        p = np.where(at >= k, _size(m[:, k]), -_unit(a)).argmax()
        row, other = m[k].copy(), order[k]
        m[k], order[k] = m[p], order[p]
        m[p], order[p] = row, other
        sign = np.where(p == k, sign, -sign)
        pivot = m[k, k]
        regular = regular & (pivot != 0)
        by = m[:, k] * (one / np.where(pivot == 0, one, pivot))
        below = at > k
        inner = below[:, None] & below[None, :]
        m[:, k] = np.where(below, by, m[:, k])
        m = np.where(inner, m - by[:, None] * m[k][None, :], m)
    return m, order, sign, regular


def _need_regular(regular):
    if not regular:
        raise LinAlgError("Singular matrix")


def _substitute(m, x):
    """x, of a row for each of m, by the factors in m."""
    n, one = m.shape[0], m.dtype.type(1)
    at = np.arange(n)
    for k in range(n):
        x = np.where((at > k)[:, None], x - m[:, k][:, None] * x[k][None, :], x)
    for i in range(n):
        k = n - 1 - i
        # LAPACK's: of one column and of several
        row = x[k] / m[k, k] if x.shape[1] == 1 else x[k] * (one / m[k, k])
        x[k] = row
        x = np.where((at < k)[:, None], x - m[:, k][:, None] * row[None, :], x)
    return x


def _solve(a, b):
    n = a.shape[0]
    if not n or not b.shape[1]:
        return b.copy()
    m, order, _, regular = _lu(a)
    b = b[order]
    _need_regular(regular)
    return _substitute(m, b)


def inv(a):
    a = _numbers(a)
    _need_square(a)
    n = a.shape[-1]
    # as many columns as LAPACK has: one is divided otherwise than several
    return _each(lambda m: _inverse(m, n), a)


def _inverse(m, n):
    if n == 1:
        _need_regular(m[0, 0] != 0)
        return m.dtype.type(1) / m
    return _solve(m, np.eye(n, dtype=m.dtype))


def _mismatch(name, given, other):
    raise ValueError(
        f"{name}: Input operand 1 has a mismatch in its core dimension 0, with "
        f"gufunc signature (m,m),(m{',n' if name == 'solve' else ''})->"
        f"(m{',n' if name == 'solve' else ''}) (size {given} is different from "
        f"{other})")


def solve(a, b):
    a, b = _numbers(a), _numbers(b)
    _need_square(a)
    a, b = _together(a, b)
    n = a.shape[-1]
    is_vector = b.ndim == 1
    if b.ndim == 0:
        raise ValueError(
            "solve: Input operand 1 does not have enough dimensions (has 0, "
            "gufunc core with signature (m,m),(m,n)->(m,n) requires 2)")
    size = b.shape[0] if is_vector else b.shape[-2]
    if size != n:
        _mismatch("solve1" if is_vector else "solve", size, n)
    if is_vector:
        return _stacked_solve(a, b[:, None])[..., 0]
    return _stacked_solve(a, b)


def _stacked_solve(a, b):
    if a.ndim == 2 and b.ndim == 2:
        return _solve(a, b)
    shape = (np.zeros(a.shape[:-2] + (0,)) + np.zeros(b.shape[:-2] + (0,))
             ).shape[:-1]
    n, count = a.shape[-1], math.prod(shape)
    a = np.broadcast_to(a, shape + (n, n)).reshape(count, n, n)
    b = np.broadcast_to(b, shape + b.shape[-2:]).reshape(count, n, b.shape[-1])
    out = np.zeros(b.shape, b.dtype)
    for i in range(count):
        out[i] = _solve(a[i], b[i])
    return out.reshape(shape + b.shape[1:])


# ---- determinants ----

def _sign_and_log(a):
    m, _, sign, regular = _lu(a)
    pivots = np.diagonal(m).copy()
    one = _unit(a)
    size = np.where(regular, abs(pivots), one)
    if kind(a):
        turned = (pivots / np.where(size == 0, one, size)).prod()
    else:
        turned = np.where(pivots < 0, -one, one).prod()
    size = np.log(size)
    total = one * 0
    for i in range(a.shape[0]):
        total = total + size[i]
    return (np.where(regular, turned * sign, turned * 0),
            np.where(regular, total, one * -np.inf))


def _scalar(x):
    return x[()] if x.ndim == 0 else x


def slogdet(a):
    a = _numbers(a)
    _need_square(a)
    if kind(a):
        if a.ndim > 2:
            refuse("slogdet() of a stack of complex matrices")
        sign, size = _sign_and_log(a)
        return SlogdetResult(_scalar(sign), _scalar(size))
    both = _each(lambda m: np.stack(_sign_and_log(m)), a)
    return SlogdetResult(_scalar(both[..., 0]), _scalar(both[..., 1]))


def _determinant(m):
    """As NumPy: by the sum of logarithms."""
    sign, size = _sign_and_log(m)
    return sign * np.exp(size)


def det(a):
    a = _numbers(a)
    _need_square(a)
    return _scalar(np.asarray(_each(_determinant, a)))


# ---- other factors ----

def _cholesky(a):
    n = a.shape[0]
    m, at = np.zeros_like(a), np.arange(n)
    one = a.dtype.type(1)
    positive = n == n
    for k in range(n):
        column = a[:, k] - (m * m[k][None, :]).sum(axis=1)
        positive = positive & (column[k] > 0)
        root = np.sqrt(np.where(column[k] > 0, column[k], one))
        m[:, k] = np.where(at > k, column / root, np.where(
            at == k, root, one - one))
    if not positive:
        raise LinAlgError("Matrix is not positive definite")
    return m


def cholesky(a, /, *, upper=False):
    a = _floats(a)
    _need_square(a)
    if upper:
        return np.swapaxes(_each(_cholesky, np.swapaxes(a, -1, -2)), -1, -2)
    return _each(_cholesky, a)


def _householder(a):
    """Q and R of all of a's rows, by reflections as LAPACK makes them."""
    rows, columns = a.shape
    r, q = a.copy(), np.eye(rows, dtype=a.dtype)
    at, one = np.arange(rows), a.dtype.type(1)
    for k in range(min(rows, columns)):
        x = np.where(at >= k, r[:, k], one - one)
        behind = np.where(at > k, r[:, k], one - one)
        rest = (behind * behind).sum()
        head = x[k]
        flat = rest == 0
        size = np.sqrt(np.where(flat, one, head * head + rest))
        beta = np.where(head > 0, -size, size)
        v = np.where(at > k, behind / np.where(flat, one, head - beta),
                     np.where(at == k, one, one - one))
        tau = np.where(flat, one - one, (beta - head) / beta)
        r = r - tau * v[:, None] * (v[:, None] * r).sum(axis=0)[None, :]
        q = q - tau * (q * v[None, :]).sum(axis=1)[:, None] * v[None, :]
        r[:, k] = np.where(at > k, one - one, r[:, k])
    return q, r


def qr(a, mode="reduced"):
    a = _floats(a)
    _need_stacked(a)
    if a.ndim > 2 or mode not in ("reduced", "complete", "r"):
        refuse(f"qr() of a stack of matrices, or in the mode {mode!r}")
    q, r = _householder(a)
    n = min(a.shape)
    if mode == "complete":
        return QRResult(q, r)
    return r[:n] if mode == "r" else QRResult(q[:, :n], r[:n])


def matrix_power(a, n):
    a = np.asarray(a)
    _need_square(a)
    if not isinstance(n, int):
        raise TypeError("exponent must be an integer")
    if n < 0:
        a, n = inv(a), -n
    if n == 0:
        out = np.zeros_like(a)
        out[...] = np.eye(a.shape[-1], dtype=a.dtype)
        return out
    if n == 3:
        return (a @ a) @ a
    square = [a]
    for i in range(n.bit_length() - 1):
        square.append(square[-1] @ square[-1])
    part = [x for i, x in enumerate(square) if n >> i & 1]
    out = part[0]
    for x in part[1:]:
        out = out @ x
    return out.copy()


# ---- singular values: one-sided rotations, which know no signs ----

def _rotated(a):
    """a, of no fewer rows than columns, with its columns made orthogonal, and
    the rotations that did it."""
    rows, n = a.shape
    m, v = a.copy(), np.eye(n, dtype=a.dtype)
    one = a.dtype.type(1)
    zero = one - one
    least = np.finfo(a.dtype).eps
    turns, most = 0, one
    while most > least and turns < 60:
        most = zero
        for i in range(n - 1):
            for j in range(i + 1, n):
                x, y = m[:, i].copy(), m[:, j].copy()
                p, q, r = (x * x).sum(), (y * y).sum(), (x * y).sum()
                size = np.sqrt(p * q)
                turned = abs(r) > least * size
                t = (q - p) / np.where(turned, 2 * r, one)
                t = np.where(t < 0, -one, one) / (abs(t) + np.sqrt(one + t * t))
                c = one / np.sqrt(one + t * t)
                c, s = np.where(turned, c, one), np.where(turned, c * t, zero)
                m[:, i], m[:, j] = c * x - s * y, s * x + c * y
                x, y = v[:, i].copy(), v[:, j].copy()
                v[:, i], v[:, j] = c * x - s * y, s * x + c * y
                most = np.maximum(most, np.where(
                    turned, abs(r) / np.where(turned, size, one), zero))
        turns += 1
    return m, v


def _singular_values(a):
    a = a if a.shape[0] >= a.shape[1] else a.T
    if not a.shape[1]:
        return np.zeros(0, a.dtype)
    m, _ = _rotated(a)
    return np.sort(np.sqrt((m * m).sum(axis=0)))[::-1].copy()


def svdvals(x):
    x = _floats(x)
    _need_stacked(x)
    return _each(_singular_values, x)


def pinv(a, rcond=None):
    a = _floats(a)
    _need_stacked(a)
    if a.ndim > 2:
        refuse("pinv() of a stack of matrices")
    if not a.size:
        return np.zeros(a.shape[::-1], a.dtype)
    tall = a if a.shape[0] >= a.shape[1] else a.T
    m, v = _rotated(tall)
    square = (m * m).sum(axis=0)
    size = np.sqrt(square)
    rcond = 1e-15 if rcond is None else rcond
    there = size > rcond * size.max()
    one = a.dtype.type(1)
    back = np.where(there, one / np.where(there, square, one), one - one)
    out = (v * back[None, :]) @ m.T
    return out if a.shape[0] >= a.shape[1] else out.T


def matrix_rank(A, tol=None):
    a = _floats(A)
    if a.ndim < 2:
        return int(not (a == 0).all())
    size = svdvals(a)
    if tol is None:
        tol = (size.max(axis=-1, keepdims=True) * max(a.shape[-2:])
               * np.finfo(size.dtype).eps)
    return np.count_nonzero(size > tol, axis=-1)


def cond(x, p=None):
    x = np.asarray(x)
    _need_stacked(x)
    if p is None or p == 2:
        size = svdvals(x)
        return size[..., 0] / size[..., -1]
    if p == -2:
        size = svdvals(x)
        return size[..., -1] / size[..., 0]
    return norm_of(x, p, (-2, -1), False) * norm_of(inv(x), p, (-2, -1), False)


def lstsq(a, b, rcond=None):
    a, b = _floats(a), _floats(b)
    if a.ndim != 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be "
                          "two-dimensional")
    if b.shape[0] != a.shape[0]:
        raise LinAlgError("Incompatible dimensions")
    size = svdvals(a)
    if rcond is None:
        rcond = np.finfo(a.dtype).eps * max(a.shape)
    rank = np.count_nonzero(size > rcond * size.max())
    x = pinv(a, rcond) @ b
    if a.shape[0] <= a.shape[1]:
        return x, np.zeros(0, x.dtype), rank, size
    far = b - a @ x
    return (x, np.atleast_1d((far * far).sum(axis=0)), rank, size)


# ---- norms of a given order ----

def _vector_norm(x, order, axis, keepdims):
    size = abs(x)
    if order == math.inf:
        return size.max(axis=axis, keepdims=keepdims)
    if order == -math.inf:
        return size.min(axis=axis, keepdims=keepdims)
    if order == 0:
        return (x != 0).astype(x.dtype).sum(axis=axis, keepdims=keepdims)
    if order == 1:
        return size.sum(axis=axis, keepdims=keepdims)
    if order is None or order == 2:
        return np.sqrt((x * x).sum(axis=axis, keepdims=keepdims))
    if isinstance(order, str):
        raise ValueError(f"Invalid norm order '{order}' for vectors")
    return (size ** order).sum(axis=axis, keepdims=keepdims) ** (
        x.dtype.type(1) / x.dtype.type(order))


def _matrix_norm(x, order):
    """Over the last two dimensions."""
    if order is None or order in ("fro", "f"):
        return np.sqrt((x * x).sum(axis=(-2, -1)))
    if order == "nuc":
        return svdvals(x).sum(axis=-1)
    if order == 2:
        return svdvals(x).max(axis=-1)
    if order == -2:
        return svdvals(x).min(axis=-1)
    if order == 1:
        return abs(x).sum(axis=-2).max(axis=-1)
    if order == -1:
        return abs(x).sum(axis=-2).min(axis=-1)
    if order == math.inf:
        return abs(x).sum(axis=-1).max(axis=-1)
    if order == -math.inf:
        return abs(x).sum(axis=-1).min(axis=-1)
    raise ValueError("Invalid norm order for matrices.")


def norm_of(x, order, axis, keepdims):
    """np.linalg.norm() with an order."""
    x = _floats(x)
    if axis is None:
        if x.ndim > 2 or (x.ndim == 0 and order is not None):
            raise ValueError("Improper number of dimensions to norm.")
        axis = tuple(range(x.ndim))
    elif not isinstance(axis, tuple):
        axis = (axis,)
    if len(axis) == 1:
        return _vector_norm(x, order, axis[0], keepdims)
    if len(axis) != 2:
        raise ValueError("Improper number of dimensions to norm.")
    axis = (axis[0] % x.ndim, axis[1] % x.ndim)
    if axis[0] == axis[1]:
        raise ValueError("Duplicate axes given.")
    rest = [i for i in range(x.ndim) if i not in axis]
    out = _matrix_norm(np.transpose(x, rest + list(axis)), order)
    if keepdims:
        return out.reshape(tuple(1 if i in axis else x.shape[i]
                                 for i in range(x.ndim)))
    return out
