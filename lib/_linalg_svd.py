# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""np.linalg: singular values with their vectors.

As LAPACK's gesdd finds them of matrices whose smaller size is 25 at most:
reflections leave two diagonals (gebd2; of what is much longer than wide, of the
triangle of its QR), and rotations one (bdsqr), so that vectors have LAPACK's
signs. Larger ones go the same way, where LAPACK takes them apart."""
import numpy as np
from _parts import kind
from _python import refuse


class SVDResult(tuple):
    def __new__(cls, U, S, Vh):
        return tuple.__new__(cls, (U, S, Vh))

    U = property(lambda self: self[0])
    S = property(lambda self: self[1])
    Vh = property(lambda self: self[2])

    def __repr__(self):
        return f"SVDResult(U={self[0]!r}, S={self[1]!r}, Vh={self[2]!r})"


def _sign(x, y):
    """The size of x with the sign of y."""
    return np.where(y < 0, -abs(x), abs(x))


def _reflection(x, k):
    """v and tau, so that the reflection leaves of x from k on the first element,
    and that."""
    at = np.arange(x.shape[0])
    zero, one = x[0] * 0, x[0] * 0 + 1
    behind = np.where(at > k, x, zero)
    rest, head = (behind * behind).sum(), x[k]
    flat = rest == 0
    size = np.sqrt(np.where(flat, one, head * head + rest))
    beta = np.where(flat, head, np.where(head < 0, size, -size))
    tau = np.where(flat, zero, (beta - head) / np.where(flat, one, beta))
    v = np.where(at > k, behind / np.where(flat, one, head - beta),
                 np.where(at == k, one, zero))
    return v, tau, beta


def _two_diagonals(a):
    """Of a, which is not wider than long: the middle and what stands above it,
    and what they are turned by on both sides."""
    rows, n = a.shape
    a, q, p = a.copy(), np.eye(rows, dtype=a.dtype), np.eye(n, dtype=a.dtype)
    d, e = np.zeros(n, a.dtype), np.zeros(n, a.dtype)
    for i in range(n):
        v, tau, d[i] = _reflection(a[:, i], i)
        a = a - tau * v[:, None] * (v[:, None] * a).sum(axis=0)[None, :]
        q = q - tau * (q * v[None, :]).sum(axis=1)[:, None] * v[None, :]
        if i < n - 1:
            v, tau, e[i] = _reflection(a[i], i + 1)
            a = a - tau * (a * v[None, :]).sum(axis=1)[:, None] * v[None, :]
            p = p - tau * (p * v[None, :]).sum(axis=1)[:, None] * v[None, :]
    return d, e, q, p


def _rotation(f, g):
    """c, s and r, so that the rotation makes (r, 0) of (f, g)."""
    if g == 0:
        return f * 0 + 1, f * 0, f
    if f == 0:
        return f * 0, np.where(g < 0, f * 0 - 1, f * 0 + 1), abs(g)
    size = np.sqrt(f * f + g * g)
    r = np.where(f < 0, -size, size)
    return abs(f) / size, g / r, r


def _turn_rows(x, i, c, s):
    p, q = x[i].copy(), x[i + 1].copy()
    x[i], x[i + 1] = c * p + s * q, c * q - s * p


def _turn_columns(x, i, c, s):
    p, q = x[:, i].copy(), x[:, i + 1].copy()
    x[:, i], x[:, i + 1] = c * p + s * q, c * q - s * p


def _least_of_two(f, g, h):
    """The smaller singular value of ((f, g), (0, h))."""
    f, g, h = abs(f), abs(g), abs(h)
    low, high = np.minimum(f, h), np.maximum(f, h)
    one = f * 0 + 1
    safe = np.where(high == 0, one, high)
    over, under = one + low / safe, (high - low) / safe
    by = g / safe
    near = low * (2 / (np.sqrt(over * over + by * by)
                       + np.sqrt(under * under + by * by)))
    by = high / np.where(g == 0, one, g)
    far = low * (one / (np.sqrt(one + over * by * (over * by)) + np.sqrt(
        one + under * by * (under * by)))) * by * 2
    return np.where(low == 0, low, np.where(g < high, near, far))


def _of_two(f, g, h):
    """The singular values of ((f, g), (0, h)), the larger first, and the
    rotations of both sides: lasv2."""
    one, eps = f * 0 + 1, np.finfo(f.dtype).eps / 2
    swap = abs(h) > abs(f)
    ft, ht = np.where(swap, h, f), np.where(swap, f, h)
    fa, ha, ga = abs(ft), abs(ht), abs(g)
    place = np.where(ga > fa, 2, np.where(swap, 3, 1))
    safe = np.where(g == 0, one, g)
    if g == 0:
        least, most = ha, fa
        clt, slt, crt, srt = one, one * 0, one, one * 0
    elif ga > fa and fa / ga < eps:
        most = ga
        least = np.where(ha > 1, fa / (ga / np.where(ha == 0, one, ha)),
                         fa / ga * ha)
        clt, slt, srt, crt = one, ht / safe, one, ft / safe
    else:
        d = fa - ha
        l = np.where(d == fa, one, d / fa)
        m, t = g / ft, 2 - l
        square = m * m
        s = np.sqrt(t * t + square)
        r = np.where(l == 0, abs(m), np.sqrt(l * l + square))
        middle = (s + r) / 2
        least, most = ha / middle, fa * middle
        if square == 0:
            t = np.where(l == 0, _sign(2 * one, ft) * _sign(one, g),
                         g / np.where(d == 0, one, _sign(d, ft)) + m / t)
        else:
            t = (m / (s + t) + m / (r + l)) * (1 + middle)
        l = np.sqrt(t * t + 4)
        crt, srt = 2 / l, t / l
        clt, slt = (crt + srt * m) / middle, ht / ft * srt / middle
    csl, snl = np.where(swap, srt, clt), np.where(swap, crt, slt)
    csr, snr = np.where(swap, slt, crt), np.where(swap, clt, srt)
    sign = np.where(place == 1, _sign(one, csr) * _sign(one, csl) * _sign(one, f),
                    np.where(place == 2, _sign(one, snr) * _sign(one, csl)
                             * _sign(one, g),
                             _sign(one, snr) * _sign(one, snl) * _sign(one, h)))
    return (_sign(most, sign), _sign(least, sign * _sign(one, f) * _sign(one, h)),
            csr, snr, csl, snl)


# ---- one diagonal of two ----

def _least_bound(d, e):
    """A number that no singular value is below by much."""
    n = d.shape[0]
    mu = abs(d[0])
    least = mu
    for i in range(1, n):
        total = mu + abs(e[i - 1])
        mu = np.where(total == 0, mu, abs(d[i]) * (mu / np.where(
            total == 0, total + 1, total)))
        least = np.minimum(least, mu)
    return least / np.sqrt(d.dtype.type(n))


def _split(d, e, l, m, down, tol):
    """Where a neighbour between l and m is as good as none: its place, else -1;
    and a bound of the smallest value."""
    found, least = l * 0 - 1, abs(d[0]) * 0
    if down:
        if abs(e[m - 1]) <= tol * abs(d[m]):
            found = m - 1
        mu, i = abs(d[l]), l
        least = mu
        while found < 0 and i < m:
            if abs(e[i]) <= tol * mu:
                found = i
            else:
                mu = abs(d[i + 1]) * (mu / (mu + abs(e[i])))
                least = np.minimum(least, mu)
            i = i + 1
    else:
        if abs(e[l]) <= tol * abs(d[l]):
            found = l
        mu, i = abs(d[m]), m - 1
        least = mu
        while found < 0 and i >= l:
            if abs(e[i]) <= tol * mu:
                found = i
            else:
                mu = abs(d[i]) * (mu / (mu + abs(e[i])))
                least = np.minimum(least, mu)
            i = i - 1
    return found, least


def _sweep_plain(d, e, u, v, l, m, down):
    """A turn without a shift."""
    c = d[0] * 0 + 1
    old, oldsn, i = c, c * 0, np.where(down, l, m)
    w = np.where(down, 1, -1)
    end = np.where(down, m, l)
    while i != end:
        near, at = np.minimum(i, i + w), np.minimum(i, i - w)
        c, s, r = _rotation(d[i] * c, e[near])
        if i != l and down or i != m and not down:
            e[at] = oldsn * r
        old, oldsn, d[i] = _rotation(old * r, d[i + w] * s)
        if down:
            _turn_rows(v, near, c, s)
            _turn_columns(u, near, old, oldsn)
        else:
            _turn_rows(v, near, old, -oldsn)
            _turn_columns(u, near, c, -s)
        i = i + w
    h = d[end] * c
    d[end] = h * old
    e[np.where(down, m - 1, l)] = h * oldsn


def _sweep_shifted(d, e, u, v, l, m, down, shift):
    w = np.where(down, 1, -1)
    i, end = np.where(down, l, m), np.where(down, m, l)
    first = d[i]
    f = (abs(first) - shift) * (_sign(shift * 0 + 1, first) + shift / first)
    g = e[np.minimum(i, i + w)]
    begin = i
    while i != end:
        near, at = np.minimum(i, i + w), np.minimum(i, i - w)
        c, s, r = _rotation(f, g)
        if i != begin:
            e[at] = r
        x, y, z = d[i], e[near], d[i + w]
        f, y, g, z = c * x + s * y, c * y - s * x, s * z, c * z
        c2, s2, d[i] = _rotation(f, g)
        f, d[i + w] = c2 * y + s2 * z, c2 * z - s2 * y
        e[near] = y
        if i + w != end:
            beyond = np.minimum(i + w, i + 2 * w)
            g = s2 * e[beyond]
            e[beyond] = c2 * e[beyond]
        if down:
            _turn_rows(v, near, c, s)
            _turn_columns(u, near, c2, s2)
        else:
            _turn_rows(v, near, c2, -s2)
            _turn_columns(u, near, c, -s)
        i = i + w
    e[np.where(down, m - 1, l)] = f


def _shift(d, e, l, m, down, tol, least, most):
    n, eps = d.shape[0], np.finfo(d.dtype).eps / 2
    k = np.where(down, m - 1, l)
    first = abs(d[np.where(down, l, m)])
    shift = _least_of_two(d[k], e[k], d[k + 1])
    part = shift / np.where(first == 0, first + 1, first)
    none = (n * tol * (least / most) <= np.maximum(eps, 0.01 * tol)) | (
        (first > 0) & (part * part < eps))
    return np.where(none, shift * 0, shift)


def _turn_pair(d, e, u, v, i):
    most, least, csr, snr, csl, snl = _of_two(d[i], e[i], d[i + 1])
    d[i], d[i + 1], e[i] = most, least, most * 0
    _turn_rows(v, i, csr, snr)
    _turn_columns(u, i, csl, snl)


def _values(d, e, u, v):
    """Leaves singular values in d, with u and v turned along: were there not
    too many turns?"""
    n = d.shape[0]
    eps = np.finfo(d.dtype).eps / 2
    tol = max(10.0, min(100.0, float(eps) ** -0.125)) * eps
    thresh = np.maximum(tol * _least_bound(d, e),
                        6 * n * n * np.finfo(d.dtype).tiny)
    m, steps = np.arange(1)[0] + n - 1, 6 * n * n
    oldl, oldm, down = m * 0 - 1, m * 0 - 1, m == m
    while m > 0 and steps > 0:
        l, most = m, abs(d[m])
        while l > 0 and abs(e[l - 1]) > thresh:
            l = l - 1
            most = np.maximum(most, np.maximum(abs(d[l]), abs(e[l])))
        if l > 0:
            e[l - 1] = d[0] * 0
        if l == m:
            m = m - 1
        elif l == m - 1:
            _turn_pair(d, e, u, v, l)
            m = m - 2
        else:
            if l > oldm or m < oldl:
                down = abs(d[l]) >= abs(d[m])
            found, least = _split(d, e, l, m, down, tol)
            if found >= 0:
                e[found] = d[0] * 0
            else:
                oldl, oldm = l, m
                shift = _shift(d, e, l, m, down, tol, least, most)
                steps = steps - (m - l)
                if shift == 0:
                    _sweep_plain(d, e, u, v, l, m, down)
                else:
                    _sweep_shifted(d, e, u, v, l, m, down, shift)
    return steps > 0


def _upper_of_lower(d, e):
    """Two diagonals with the second one below become such with it above; the
    rotations."""
    n = d.shape[0]
    cs, sn = np.zeros(n, d.dtype), np.zeros(n, d.dtype)
    for i in range(n - 1):
        cs[i], sn[i], d[i] = _rotation(d[i], e[i])
        e[i], d[i + 1] = sn[i] * d[i + 1], cs[i] * d[i + 1]
    return cs, sn


def _of_diagonals(d, e, lower):
    """u, the singular values and v, of two diagonals."""
    n = d.shape[0]
    u, v = np.eye(n, dtype=d.dtype), np.eye(n, dtype=d.dtype)
    if n == 1:
        return _sign(u, d[None, :]), abs(d), v
    cs, sn = _upper_of_lower(d, e) if lower else (d, d)
    found = _values(d, e, u, v)
    if not found:
        raise np.linalg.LinAlgError("SVD did not converge")
    v = np.where((d < 0)[:, None], -v, v)
    order = np.argsort(-abs(d), kind="stable")
    u, v = u[:, order], v[order]
    if lower:
        for i in range(n - 1):
            k = n - 2 - i
            _turn_rows(u, k, cs[k], -sn[k])
    return u, abs(d)[order], v


# ---- the whole ----

def _beside(u, n):
    """u in the corner of a matrix of n rows and columns, 1 behind it."""
    if u.shape[0] == n:
        return u
    out = np.eye(n, dtype=u.dtype)
    out[:u.shape[0], :u.shape[0]] = u
    return out


def _tall(a, full, wide):
    """Of a matrix not wider than long; `wide`: its transpose was given."""
    rows, n = a.shape
    first = None
    if rows >= 11 * n // 6 and rows > n:
        first, r = np.linalg.qr(a, "complete")
        a = r[:n].T.copy() if wide else r[:n]
    d, e, q, p = _two_diagonals(a)
    if first is None:
        u, s, v = _of_diagonals(d, e, wide)
        left = q @ _beside(v.T if wide else u, rows)
        right = (p @ (u if wide else v.T)).T
    else:
        u, s, v = _of_diagonals(d, e, False)
        u, v = q @ u, v @ p.T
        left = first @ _beside(v.T if wide else u, rows)
        right = (u if wide else v.T).T
    return (left if full else left[:, :n]), s, right


def _matrix(a):
    a = np.asarray(a)
    if kind(a):
        return refuse("singular vectors of complex matrices")
    if a.ndim < 2:
        raise np.linalg.LinAlgError(
            f"{a.ndim}-dimensional array given. Array must be at least "
            "two-dimensional")
    if a.ndim > 2:
        return refuse("singular vectors of a stack of matrices")
    return a if a.dtype == np.float32 else a.astype(np.float64)


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    if hermitian:
        return refuse("svd() with `hermitian`")
    if not compute_uv:
        return np.linalg.svdvals(a)
    a = _matrix(a)
    rows, n = a.shape
    if not a.size:
        k = 0 if not full_matrices else rows
        return SVDResult(np.eye(rows, dtype=a.dtype)[:, :k] if rows else
                         np.zeros((rows, k), a.dtype), np.zeros(0, a.dtype),
                         np.eye(n, dtype=a.dtype)[:n if full_matrices else 0])
    if rows >= n:
        return SVDResult(*_tall(a, full_matrices, False))
    u, s, v = _tall(a.T.copy(), full_matrices, True)
    return SVDResult(v.T.copy(), s, u.T.copy())
