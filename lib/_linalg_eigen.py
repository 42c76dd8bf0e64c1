# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""np.linalg: eigenvalues and vectors of symmetric and Hermitian matrices.

As LAPACK's syevd finds them of matrices of up to 25 rows: reflections make the
matrix tridiagonal (sytd2), and rotations make that one diagonal (steqr), so
that vectors have LAPACK's signs. Larger ones go the same way, where LAPACK
takes them apart."""
import numpy as np
from _parts import kind, library
from _python import refuse


class EighResult(tuple):
    def __new__(cls, eigenvalues, eigenvectors):
        return tuple.__new__(cls, (eigenvalues, eigenvectors))

    eigenvalues = property(lambda self: self[0])
    eigenvectors = property(lambda self: self[1])

    def __repr__(self):
        return f"EighResult(eigenvalues={self[0]!r}, eigenvectors={self[1]!r})"


def _tridiagonal(a):
    """The middle and its neighbours, and what a is turned by."""
    n = a.shape[0]
    q, at = np.eye(n, dtype=a.dtype), np.arange(n)
    one = a.dtype.type(1)
    zero = one - one
    a = np.where(at[:, None] >= at[None, :], a, a.T)
    beside = np.zeros(n, a.dtype)
    for i in range(n - 1):
        below = np.where(at > i + 1, a[:, i], zero)
        rest = (below * below).sum()
        head, flat = a[i + 1, i], rest == 0
        size = np.sqrt(np.where(flat, one, head * head + rest))
        beta = np.where(flat, head, np.where(head < 0, size, -size))
        tau = np.where(flat, zero, (beta - head) / np.where(flat, one, beta))
        v = np.where(at > i + 1, below / np.where(flat, one, head - beta),
                     np.where(at == i + 1, one, zero))
        beside[i] = beta
        inner = (at > i)[:, None] & (at > i)[None, :]
        w = tau * (np.where(inner, a, zero) * v[None, :]).sum(axis=1)
        w = w - tau * (w * v).sum() / 2 * v
        a = np.where(inner, a - v[:, None] * w[None, :]
                     - w[:, None] * v[None, :], a)
        q = q - tau * (q * v[None, :]).sum(axis=1)[:, None] * v[None, :]
    return np.diagonal(a).copy(), beside, q


def _rotation(f, g):
    """c, s and r, so that the rotation makes (r, 0) of (f, g)."""
    if g == 0:
        return f * 0 + 1, f * 0, f
    if f == 0:
        return f * 0, np.where(g < 0, f * 0 - 1, f * 0 + 1), abs(g)
    size = np.sqrt(f * f + g * g)
    r = np.where(f < 0, -size, size)
    return abs(f) / size, g / r, r


def _of_two(a, b, c):
    """The eigenvalues of ((a, b), (b, c)), the larger first, and the vector of
    that one."""
    one = a * 0 + 1
    total, far, twice = a + c, a - c, b + b
    large, small = abs(far), abs(twice)
    most, least = np.maximum(large, small), np.minimum(large, small)
    root = most * np.sqrt(one + (least / most) * (least / most))
    high = np.where(abs(a) > abs(c), a, c)
    low = np.where(abs(a) > abs(c), c, a)
    sign = np.where(total < 0, -one, one)
    first = (total + sign * root) / 2
    second = np.where(total == 0, -first, high / first * low - b / first * b)
    cs = np.where(far >= 0, far + root, far - root)
    if abs(cs) > small:
        t = -twice / cs
        s = one / np.sqrt(one + t * t)
        c = t * s
    else:
        t = -cs / np.where(small == 0, one, twice)
        c = np.where(small == 0, one, one / np.sqrt(one + t * t))
        s = np.where(small == 0, one - one, t * c)
    turned = (total < 0) == (far < 0)
    return (first, second, np.where(turned, -s, c), np.where(turned, c, s))


def _end_of_block(d, e, l1, least):
    """Where the first neighbour behind l1 is as good as none."""
    n, m = d.shape[0], l1
    while m < n - 1 and abs(e[m]) > (
            np.sqrt(abs(d[m])) * np.sqrt(abs(d[m + 1])) * least):
        m += 1
    return m


def _sweep(d, e, z, l, m, w):
    """One turn of QL (w is 1) or QR (-1) between l and m."""
    p, near = d[l], np.minimum(l, l + w)
    g = (d[l + w] - p) / (2 * e[near])
    r = np.sqrt(g * g + 1)
    g = d[m] - p + e[near] / (g + np.where(g < 0, -r, r))
    c = g * 0 + 1
    s, p = c, g * 0
    i = m
    while i != l:
        i -= w
        at = np.minimum(i, i + w)
        f, b = s * e[at], c * e[at]
        c, s, r = _rotation(g, f)
        if i != m - w:
            e[at + w] = r
        g = d[i + w] - p
        r = (d[i] - g) * s + 2 * c * b
        p = s * r
        d[i + w] = g + p
        g = c * r - b
        x, y = z[:, i].copy(), z[:, i + w].copy()
        z[:, i + w], z[:, i] = c * y + s * x, c * x - s * y
    d[l] = d[l] - p
    e[near] = g


def _block(d, e, z, first, last, most):
    """Makes the block diagonal, from the end that is the smaller one."""
    eps = np.finfo(d.dtype).eps / 2
    tiny = np.finfo(d.dtype).tiny
    w, l, end = 1, first, last
    if abs(d[last]) < abs(d[first]):
        w, l, end = -1, last, first
    turns = 0
    while l != end + w and turns < most:
        m = l
        while m != end:
            at = np.minimum(m, m + w)
            if e[at] * e[at] <= eps * eps * abs(d[m]) * abs(d[m + w]) + tiny:
                e[at] = 0
                break
            m += w
        if m == l:
            l += w
        elif m == l + w:
            i = np.minimum(l, m)
            d[i], d[i + 1], c, s = _of_two(d[i], e[i], d[i + 1])
            x, y = z[:, i].copy(), z[:, i + 1].copy()
            z[:, i + 1], z[:, i] = c * y - s * x, s * y + c * x
            e[i] = 0
            l += 2 * w
        else:
            _sweep(d, e, z, l, m, w)
            turns += 1
    return turns < most


def _eigen_of(a):
    """Of one matrix, by what stands below its middle: the eigenvalues, the
    vectors, and whether they were found."""
    n = a.shape[0]
    d, e, q = library("linalg_complex:tridiagonal")(a) if kind(a) else \
        _tridiagonal(a)
    z = np.eye(n, dtype=d.dtype)
    least, found, l1 = np.finfo(d.dtype).eps / 2, n == n, 0
    while l1 < n:
        m = _end_of_block(d, e, l1, least)
        if m < n - 1:
            e[m] = 0
        if m > l1:
            found = found & _block(d, e, z, l1, m, 30 * n)
        l1 = m + 1
    order = np.argsort(d, kind="stable")
    return d[order], q @ z[:, order], found


def _eigen(a, UPLO):
    if UPLO not in ("L", "U", "l", "u"):
        raise ValueError("UPLO argument must be 'L' or 'U'")
    a = np.asarray(a)
    if not kind(a) and a.dtype != np.float32:
        a = a.astype(np.float64)
    if a.ndim < 2:
        raise np.linalg.LinAlgError(
            f"{a.ndim}-dimensional array given. Array must be at least "
            "two-dimensional")
    if a.shape[-1] != a.shape[-2]:
        raise np.linalg.LinAlgError(
            "Last 2 dimensions of the array must be square")
    if a.ndim > 2:
        return refuse("eigenvalues of a stack of matrices")
    if not a.shape[0]:
        return EighResult(np.zeros(0, a.real.dtype), a.copy())
    values, vectors, found = _eigen_of(a.conj().T if UPLO in "Uu" else a)
    if not found:
        raise np.linalg.LinAlgError("Eigenvalues did not converge")
    return EighResult(values, vectors)


def eigh(a, UPLO="L"):
    return _eigen(a, UPLO)


def eigvalsh(a, UPLO="L"):
    return _eigen(a, UPLO)[0]
