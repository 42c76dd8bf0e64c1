# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""np.linalg: eigenvalues and vectors of complex matrices; of Hermitian ones the
first step.

As LAPACK's geev: reflections make a Hessenberg matrix (gehd2), shifts a
triangular one (lahqr), and vectors are substituted back (trevc). The matrix is
not balanced, so that the signs of vectors may be others than LAPACK's."""
import numpy as np
from _parts import kind, new


def _size(x):
    return abs(x.real) + abs(x.imag)


def _reflection(head, behind):
    """v behind a first 1, tau, and what is left of head: LAPACK's zlarfg."""
    one = head.real * 0 + 1
    rest = (behind.real * behind.real + behind.imag * behind.imag).sum()
    flat = (rest == 0) & (head.imag == 0)
    size = np.sqrt(np.where(flat, one, abs(head) * abs(head) + rest))
    re = head.real
    minus = (re < 0) | (re == 0) & (np.arctan2(re, -one) < 0)
    beta = np.where(flat, re, np.where(minus, size, -size))
    by = np.where(flat, one, beta)
    tau = np.where(flat, head * 0, new((beta - head.real) / by,
                                       -head.imag / by))
    return behind / np.where(flat, head * 0 + 1, head - beta), tau, beta


def _hessenberg(a):
    """a with zeros below its lower neighbours, and what it is turned by."""
    n = a.shape[0]
    a, at = a.copy(), np.arange(n)
    q = np.eye(n, dtype=a.dtype)
    for i in range(n - 2):
        behind = np.where(at > i + 1, a[:, i], a[0, 0] * 0)
        v, tau, beta = _reflection(a[i + 1, i], behind)
        v = np.where(at == i + 1, a[0, 0] * 0 + 1, v)
        turned = np.conj(v)
        a = a - tau * (a @ v)[:, None] * turned[None, :]
        a = a - np.conj(tau) * v[:, None] * (turned @ a)[None, :]
        a[:, i] = np.where(at > i + 1, a[0, 0] * 0, np.where(
            at == i + 1, beta, a[:, i]))
        q = q - tau * (q @ v)[:, None] * turned[None, :]
    return a, q


def tridiagonal(a):
    """Of a Hermitian matrix: the middle and its neighbours, which are real, and
    what it is turned by."""
    n = a.shape[0]
    at, q = np.arange(n), np.eye(n, dtype=a.dtype)
    below = at[:, None] > at[None, :]
    a = np.where(below, a, np.where(below.T, np.conj(a.T), a.real))
    beside = np.zeros(n, a.real.dtype)
    for i in range(n - 1):
        behind = np.where(at > i + 1, a[:, i], a[0, 0] * 0)
        v, tau, beta = _reflection(a[i + 1, i], behind)
        v = np.where(at == i + 1, a[0, 0] * 0 + 1, v)
        beside[i] = beta
        inner = (at > i)[:, None] & (at > i)[None, :]
        w = tau * (np.where(inner, a, a[0, 0] * 0) @ v)
        w = w - 0.5 * tau * np.vdot(w, v) * v
        a = np.where(inner, a - v[:, None] * np.conj(w)[None, :]
                     - w[:, None] * np.conj(v)[None, :], a)
        q = q - tau * (q @ v)[:, None] * np.conj(v)[None, :]
    return np.diagonal(a).real.copy(), beside, q


def _is_small(h, k):
    """Is the element at the left of h[k, k] as good as none?"""
    eps = np.finfo(h.real.dtype).eps
    tiny = np.finfo(h.real.dtype).tiny / eps * h.shape[0]
    x, y = _size(h[k, k - 1]), _size(h[k - 1, k])
    p, q = h[k - 1, k - 1], h[k, k]
    size = _size(p) + _size(q)
    far, near = np.maximum(_size(q), _size(p - q)), np.minimum(
        _size(q), _size(p - q))
    over, under = np.maximum(x, y), np.minimum(x, y)
    total = np.where(far + over == 0, size + 1, far + over)
    return (x <= tiny) | (x <= eps * size) & (
        under * (over / total) <= np.maximum(
            tiny, eps * (near * (far / total))))


def _shift(h, l, i, turns):
    """Wilkinson's, or after many turns another one."""
    if turns % 10 == 0:
        t = h[i, i] + 0.75 * abs(h[i, i - 1].real)
    else:
        t = h[i, i]
        u = np.sqrt(h[i - 1, i]) * np.sqrt(h[i, i - 1])
        s = _size(u)
        if s != 0:
            x = (h[i - 1, i - 1] - t) * 0.5
            s = np.maximum(s, _size(x))
            y = s * np.sqrt((x / s) * (x / s) + (u / s) * (u / s))
            if _size(x) > 0 and (x.real * y.real + x.imag * y.imag) < 0:
                y = -y
            t = t - u * (u / (x + y))
    return t


def _sweep(h, z, l, i, t):
    k = l
    v1, v2 = h[l, l] - t, h[l + 1, l]
    while k < i:
        if k > l:
            v1, v2 = h[k, k - 1], h[k + 1, k - 1]
        w, tau, beta = _reflection(v1, v2 + np.zeros(1, h.dtype))
        w2 = w[0]
        p, q = h[k].copy(), h[k + 1].copy()
        total = np.conj(tau) * (p + np.conj(w2) * q)
        h[k], h[k + 1] = p - total, q - total * w2
        if k > l:
            h[k, k - 1], h[k + 1, k - 1] = v1 * 0 + beta, v1 * 0
        for x in (h, z):
            p, q = x[:, k].copy(), x[:, k + 1].copy()
            total = tau * (p + w2 * q)
            x[:, k], x[:, k + 1] = p - total, q - total * np.conj(w2)
        k = k + 1


def _triangular(h, z):
    n = h.shape[0]
    i, turns, left = np.arange(1)[0] + n - 1, 0, 30 * max(10, n)
    while i >= 0 and turns < left:
        l = i
        while l > 0 and not _is_small(h, l):
            l = l - 1
        if l > 0:
            h[l, l - 1] = h[0, 0] * 0
        if l >= i:
            i, turns = i - 1, 0
        else:
            turns += 1
            _sweep(h, z, l, i, _shift(h, l, i, turns))
    return turns < left


def _vectors(t, z):
    n = t.shape[0]
    at, w = np.arange(n), np.diagonal(t).copy()
    x = np.eye(n, dtype=t.dtype)
    rest = np.where(at[:, None] < at[None, :], -t, t[0, 0] * 0)
    eps = np.finfo(t.real.dtype).eps
    least = np.maximum(eps * _size(w), np.finfo(t.real.dtype).tiny / eps * n)
    for i in range(n):
        j = n - 1 - i
        by = t[j, j] - w
        by = np.where(_size(by) < least, least, by)
        row = np.where(at > j, rest[j] / by, x[j])
        x[j] = row
        row = np.where(at > j, row, row * 0)
        rest = np.where((at < j)[:, None], rest - t[:, j][:, None]
                        * row[None, :], rest)
        size = np.maximum(_size(x).max(axis=0), _size(rest).max(axis=0))
        scale = np.where(size > 1e15, size, size * 0 + 1)[None, :]
        x, rest = x / scale, rest / scale
    return z @ x


def _longest_is_real(x):
    """Columns of length 1, of which the longest element has no imaginary
    part."""
    square = x.real * x.real + x.imag * x.imag
    x = x / np.sqrt(square.sum(axis=0))[None, :]
    square = x.real * x.real + x.imag * x.imag
    at, column = square.argmax(axis=0), np.arange(x.shape[0])
    longest = x[at, column]
    x = x * (np.conj(longest) / abs(longest))[None, :]
    re, ie = x.real.copy(), x.imag.copy()
    ie[at, column] = ie[0, 0] * 0
    return new(re, ie)


def eigen_of_complex(a):
    """The eigenvalues, the vectors, and whether they were found."""
    h, z = _hessenberg(a)
    found = _triangular(h, z)
    return np.diagonal(h).copy(), _longest_is_real(_vectors(h, z)), found
