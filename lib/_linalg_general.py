# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""np.linalg: eigenvalues and vectors of any real matrix.

As LAPACK's geev finds them of matrices of up to 75 rows: rows and columns that
are alone are put aside and the rest is scaled (gebal), reflections make a
Hessenberg matrix (gehd2), double shifts a triangular one, but for blocks of two
(lahqr, lanv2), and vectors are substituted back (trevc), so that values have
LAPACK's order and vectors its signs. Rows and columns are changed as a whole:
what LAPACK leaves out is zero.

Whether eigenvalues are real decides what NumPy gives. Of matrices that are known
it is found out while compiling; of others they must be real, which the run
checks. Those of complex matrices: lib/_linalg_complex.py."""
import numpy as np
from _parts import kind, library, new
from _python import eigen_kind, limit, refuse


class EigResult(tuple):
    def __new__(cls, eigenvalues, eigenvectors):
        return tuple.__new__(cls, (eigenvalues, eigenvectors))

    eigenvalues = property(lambda self: self[0])
    eigenvectors = property(lambda self: self[1])

    def __repr__(self):
        return f"EigResult(eigenvalues={self[0]!r}, eigenvectors={self[1]!r})"


# ---- balance ----

def _alone(a, order, low, high):
    """Rows, then columns, without other elements between low and high are
    swapped to the end, and to the begin."""
    n = a.shape[0]
    at = np.arange(n)
    other = (a != 0) & (at[:, None] != at[None, :])
    for side in range(2):
        looking = n == n
        while looking and high > low:
            inside = (at >= low) & (at <= high)
            if side:
                free = ~(other & inside[:, None]).any(axis=0) & inside
                j, m = free.argmax(), low
            else:
                free = ~(other & inside[None, :]).any(axis=1) & inside
                j, m = n - 1 - free[::-1].argmax(), high
            looking = free.any()
            if looking:
                p = np.where(at == j, m, np.where(at == m, j, at))
                other, order = other[p][:, p], order[p]
                if side:
                    low = low + 1
                else:
                    high = high - 1
    return order, low, high


def _factor(c, r, most_c, most_r, large, small):
    """The power of two that a column is multiplied by, so that it is as long as
    its row."""
    f = c * 0 + 1
    g = r / 2
    while c < g and np.maximum(np.maximum(f, c), most_c) < large and (
            np.minimum(np.minimum(r, g), most_r) > small):
        f, c, most_c = f * 2, c * 2, most_c * 2
        r, g, most_r = r / 2, g / 2, most_r / 2
    g = c / 2
    while g >= r and np.maximum(r, most_r) < large and (
            np.minimum(np.minimum(f, c), np.minimum(g, most_c)) > small):
        f, c, g, most_c = f / 2, c / 2, g / 2, most_c / 2
        r, most_r = r * 2, most_r * 2
    return f, c + r


def _balanced(a):
    """a with rows and columns in another order and scaled; the order, the
    scale, and which part is not triangular yet."""
    n = a.shape[0]
    at = np.arange(n)
    order, low, high = _alone(a, np.arange(n), np.arange(1)[0],
                              np.arange(1)[0] + n - 1)
    a = a[order][:, order]
    scale = np.ones(n, a.dtype)
    inside = (at >= low) & (at <= high)
    info = np.finfo(a.dtype)
    least = info.tiny / info.eps
    small, large = least * 2, 1 / least / 2
    zero = a.dtype.type(0)
    going = n == n
    while going:
        going = n != n
        for i in range(n):
            column = np.where(inside, a[:, i], zero)
            row = np.where(inside, a[i], zero)
            c, r = np.sqrt((column * column).sum()), np.sqrt((row * row).sum())
            if i >= low and i <= high and c != 0 and r != 0:
                f, total = _factor(
                    c, r, np.where(at <= high, abs(a[:, i]), zero).max(),
                    np.where(at >= low, abs(a[i]), zero).max(), large, small)
                if total < 0.95 * (c + r):
                    going = n == n
                    scale[i] = scale[i] * f
                    a[i] = a[i] / f
                    a[:, i] = a[:, i] * f
    return a, order, scale, low, high


# ---- reductions ----

def _hessenberg(a, high):
    """a with zeros below its lower neighbours, and what it is turned by."""
    n = a.shape[0]
    a, q, at = a.copy(), np.eye(n, dtype=a.dtype), np.arange(n)
    one = a.dtype.type(1)
    zero = one - one
    for i in range(n - 2):
        below = np.where((at > i + 1) & (at <= high), a[:, i], zero)
        rest, head = (below * below).sum(), a[i + 1, i]
        flat = rest == 0
        size = np.sqrt(np.where(flat, one, head * head + rest))
        beta = np.where(flat, head, np.where(head < 0, size, -size))
        tau = np.where(flat, zero, (beta - head) / np.where(flat, one, beta))
        v = np.where(at > i + 1, below / np.where(flat, one, head - beta),
                     np.where(at == i + 1, one, zero))
        a = a - tau * (a * v[None, :]).sum(axis=1)[:, None] * v[None, :]
        a = a - tau * v[:, None] * (v[:, None] * a).sum(axis=0)[None, :]
        a[:, i] = np.where((at > i + 1), zero, np.where(at == i + 1, beta,
                                                        a[:, i]))
        q = q - tau * (q * v[None, :]).sum(axis=1)[:, None] * v[None, :]
    return a, q


def _sign(x, y):
    """The size of x with the sign of y."""
    return np.where(y < 0, -abs(x), abs(x))


def _standard(a, b, c, d):
    """A block of two as LAPACK leaves it, with zero below or with equal ends,
    and the rotation that makes it so: lanv2."""
    one = a * 0 + 1
    zero = a * 0
    eps = np.finfo(a.dtype).eps
    far = a - d
    if c == 0:
        return a, b, c, d, one, zero
    if b == 0:
        return d, -c, zero, a, zero, one
    if far == 0 and (b < 0) != (c < 0):
        return a, b, c, d, one, zero
    p = far / 2
    most = np.maximum(abs(b), abs(c))
    least = np.minimum(abs(b), abs(c)) * _sign(one, b) * _sign(one, c)
    scale = np.maximum(abs(p), most)
    z = p / scale * p + most / scale * least
    if z >= 4 * eps:
        z = p + _sign(np.sqrt(scale) * np.sqrt(np.maximum(z, zero)), p)
        tau = np.hypot(c, z)
        return (d + z, b - c, zero, d - most / z * least, z / tau, c / tau)
    sigma = b + c
    tau = np.hypot(sigma, far)
    cs = np.sqrt((one + abs(sigma) / tau) / 2)
    sn = -(p / (tau * cs)) * _sign(one, sigma)
    u, v, w, x = a * cs + b * sn, b * cs - a * sn, c * cs + d * sn, d * cs - c * sn
    a, b, c, d = u * cs + w * sn, v * cs + x * sn, w * cs - u * sn, x * cs - v * sn
    middle = (a + d) / 2
    if c == 0:
        return middle, b, c, middle, cs, sn
    if b == 0:
        return middle, -c, zero, middle, -sn, cs
    if (b < 0) != (c < 0):
        return middle, b, c, middle, cs, sn
    first, second = np.sqrt(abs(b)), np.sqrt(abs(c))
    p, tau = _sign(first * second, c), one / np.sqrt(abs(b + c))
    cs1, sn1 = first * tau, second * tau
    return (middle + p, b - c, zero, middle - p, cs * cs1 - sn * sn1,
            cs * sn1 + sn * cs1)


def _is_small(h, k, low, high):
    """Is the element at the left of h[k, k] as good as none?"""
    eps = np.finfo(h.dtype).eps / 2
    tiny = np.finfo(h.dtype).tiny / eps * h.shape[0]
    x, y = abs(h[k, k - 1]), abs(h[k - 1, k])
    p, q = h[k - 1, k - 1], h[k, k]
    size = abs(p) + abs(q)
    if size == 0:
        size = size + np.where(k - 2 >= low, abs(h[k - 1, np.maximum(k - 2, 0)]),
                               size)
        size = size + np.where(k + 1 <= high, abs(h[k + 1, k]), size * 0)
    far, near = np.maximum(abs(q), abs(p - q)), np.minimum(abs(q), abs(p - q))
    over, under = np.maximum(x, y), np.minimum(x, y)
    total = far + over
    total = np.where(total == 0, total + 1, total)
    return (x <= tiny) | (x <= eps * 2 * size) & (
        under * (over / total) <= np.maximum(
            tiny, eps * 2 * (near * (far / total))))


def _shifts(h, l, i, turns):
    """Two numbers as parts: the eigenvalues of the last block of two, or after
    many turns others."""
    if turns % 20 == 0:
        s = abs(h[i, i - 1]) + abs(h[i - 1, i - 2])
        a, b, c = 0.75 * s + h[i, i], -0.4375 * s, s
        d = a
    elif turns % 10 == 0:
        s = abs(h[l + 1, l]) + abs(h[l + 2, l + 1])
        a, b, c = 0.75 * s + h[l, l], -0.4375 * s, s
        d = a
    else:
        a, b, c, d = h[i - 1, i - 1], h[i - 1, i], h[i, i - 1], h[i, i]
    s = abs(a) + abs(b) + abs(c) + abs(d)
    s = np.where(s == 0, s + 1, s)
    a, b, c, d = a / s, b / s, c / s, d / s
    middle = (a + d) / 2
    square = (a - middle) * (d - middle) - b * c
    root = np.sqrt(abs(square))
    first, second = middle + root, middle - root
    near = np.where(abs(first - d) <= abs(second - d), first, second) * s
    turned = square >= 0
    return (np.where(turned, middle * s, near),
            np.where(turned, root * s, root * 0))


def _first_column(h, l, i, re, im):
    """Where the turn begins, and the vector that it begins with."""
    eps = np.finfo(h.dtype).eps
    m, going = i - 2, l == l
    v1, v2, v3 = h[0, 0] * 0, h[0, 0] * 0, h[0, 0] * 0
    while going:
        p, q, r = h[m, m], h[m + 1, m], h[m + 1, m + 1]
        s = abs(p - re) + abs(im) + abs(q)
        q = q / s
        v1 = q * h[m, m + 1] + (p - re) * ((p - re) / s) + im * (im / s)
        v2 = q * (p + r - re - re)
        v3 = q * h[m + 2, m + 1]
        s = abs(v1) + abs(v2) + abs(v3)
        v1, v2, v3 = v1 / s, v2 / s, v3 / s
        going = m > l
        if going:
            far = abs(h[m, m - 1]) * (abs(v2) + abs(v3))
            if far <= eps * abs(v1) * (abs(h[m - 1, m - 1]) + abs(p) + abs(r)):
                going = l != l
            else:
                m = m - 1
    return m, v1, v2, v3


def _sweep(h, z, l, i, m, v1, v2, v3):
    """A turn by double shifts. Behind h there is a row and a column of zeros."""
    k = m
    while k < i:
        if k > m:
            v1, v2 = h[k, k - 1], h[k + 1, k - 1]
            v3 = np.where(k < i - 1, h[k + 2, k - 1], v1 * 0)
        else:
            v3 = np.where(k < i - 1, v3, v1 * 0)
        rest = v2 * v2 + v3 * v3
        flat = rest == 0
        size = np.sqrt(np.where(flat, rest + 1, v1 * v1 + rest))
        beta = np.where(flat, v1, np.where(v1 < 0, size, -size))
        t = np.where(flat, v1 * 0, (beta - v1) / np.where(flat, rest + 1, beta))
        by = np.where(flat, rest + 1, v1 - beta)
        w2, w3 = v2 / by, v3 / by
        p, q, r = h[k].copy(), h[k + 1].copy(), h[k + 2].copy()
        total = (p + w2 * q + w3 * r) * t
        left = h[k, k - 1] * (1 - t)
        h[k], h[k + 1], h[k + 2] = p - total, q - total * w2, r - total * w3
        if k > m:
            h[k, k - 1], h[k + 1, k - 1] = beta, beta * 0
            h[k + 2, k - 1] = np.where(k < i - 1, beta * 0, h[k + 2, k - 1])
        elif m > l:
            h[k, k - 1] = left
        for x in (h, z):
            p, q, r = x[:, k].copy(), x[:, k + 1].copy(), x[:, k + 2].copy()
            total = (p + w2 * q + w3 * r) * t
            x[:, k], x[:, k + 1] = p - total, q - total * w2
            x[:, k + 2] = r - total * w3
        k = k + 1


def _turn_block(h, z, i):
    a, b, c, d, cs, sn = _standard(h[i - 1, i - 1], h[i - 1, i], h[i, i - 1],
                                   h[i, i])
    p, q = h[i - 1].copy(), h[i].copy()
    h[i - 1], h[i] = cs * p + sn * q, cs * q - sn * p
    for x in (h, z):
        p, q = x[:, i - 1].copy(), x[:, i].copy()
        x[:, i - 1], x[:, i] = cs * p + sn * q, cs * q - sn * p
    h[i - 1, i - 1], h[i - 1, i], h[i, i - 1], h[i, i] = a, b, c, d


def _triangular(h, z, low, high):
    """h is made triangular, but for blocks of two, and z turned with it: are
    there not too many turns?"""
    n = h.shape[0] - 1
    i, turns, left = high, 0, 30 * max(10, n)
    while i >= low and turns < left:
        l = i
        while l > low and not _is_small(h, l, low, high):
            l = l - 1
        if l > low:
            h[l, l - 1] = h[0, 0] * 0
        if l >= i - 1:
            if l == i - 1:
                _turn_block(h, z, i)
            i, turns = l - 1, 0
        else:
            turns += 1
            re, im = _shifts(h, l, i, turns)
            m, v1, v2, v3 = _first_column(h, l, i, re, im)
            _sweep(h, z, l, i, m, v1, v2, v3)
    return turns < left


def _schur(a):
    n = a.shape[0]
    a, order, scale, low, high = _balanced(a)
    a, q = _hessenberg(a, high)
    h, z = np.zeros((n + 1, n + 1), a.dtype), np.zeros((n, n + 1), a.dtype)
    h[:n, :n] = a
    z[:, :n] = q
    found = _triangular(h, z, low, high)
    return h[:n, :n].copy(), z[:, :n].copy(), order, scale, found


def _ends(h):
    """The eigenvalues of a matrix that is triangular but for blocks of two, as
    real and imaginary parts."""
    n = h.shape[0]
    below = np.zeros(n, h.dtype)
    above = np.zeros(n, h.dtype)
    below[1:], above[1:] = np.diag(h, -1), np.diag(h, 1)
    low = np.sqrt(abs(below)) * np.sqrt(abs(above))
    high = np.zeros(n, h.dtype)
    high[:-1] = low[1:]
    return np.diagonal(h).copy(), high - low


# ---- vectors ----

def _turned_back(x, order, scale):
    """Of the matrix that was balanced: that of the matrix itself."""
    out = np.zeros_like(x)
    out[order] = x * scale[:, None]
    return out


def _tamed(x, rest):
    """Both smaller where they have become very large."""
    size = np.maximum(abs(x).max(axis=0), abs(rest).max(axis=0))
    by = np.where(size > 1e15, size, size * 0 + 1)[None, :]
    return x / by, rest / by


def _real_vectors(t, z, w):
    """Of a triangular matrix; in columns."""
    n = t.shape[0]
    at = np.arange(n)
    x, rest = np.eye(n, dtype=t.dtype), np.where(at[:, None] < at[None, :], -t,
                                                 t.dtype.type(0))
    eps = np.finfo(t.dtype).eps
    least = np.maximum(eps * abs(w), np.finfo(t.dtype).tiny / eps * n)
    for i in range(n):
        j = n - 1 - i
        by = t[j, j] - w
        by = np.where(abs(by) < least, least, by)
        x[j] = np.where(at > j, rest[j] / by, x[j])
        row = np.where(at > j, x[j], x[j] * 0)
        rest = np.where((at < j)[:, None], rest - t[:, j][:, None]
                        * row[None, :], rest)
        x, rest = _tamed(x, rest)
    return z @ x


def _block_ends(t, w, im):
    """What a vector of a block of two has in its rows: as LAPACK begins."""
    n = t.shape[0]
    at = np.arange(n)
    re, ie = np.eye(n, dtype=t.dtype), np.zeros((n, n), t.dtype)
    for q in range(1, n):
        if im[q] < 0:
            p, over, under = q - 1, t[q - 1, q], t[q, q - 1]
            if abs(over) >= abs(under):
                first, second = im[p] * 0 + 1, im[p] / over
            else:
                first, second = -im[p] / under, im[p] * 0 + 1
            zero = first * 0
            re[p, p], re[p, q], re[q, q] = first, first, zero
            ie[q, p], ie[q, q] = second, -second
    return re, ie


def _complex_vectors(t, z, w, im):
    """Of a matrix that is triangular but for blocks of two."""
    n = t.shape[0]
    at = np.arange(n)
    re, ie = _block_ends(t, w, im)
    x, value = new(re, ie), new(w, im)
    eps = np.finfo(t.dtype).eps
    least = np.maximum(eps * (abs(w) + abs(im)), np.finfo(t.dtype).tiny / eps * n)
    j = n - 1
    while j >= 0:
        # what the rows below leave for this one, or two
        block = im[j] < 0
        p = np.where(block, np.maximum(j - 1, 0), j)
        inner = (at > j).astype(t.dtype)
        first = -((t[p] * inner)[None, :] @ x)[0]
        second = -((t[j] * inner)[None, :] @ x)[0]
        if block:
            a, b, c, d = t[p, p] - value, t[p, j], t[j, p], t[j, j] - value
            by = a * d - b * c
            by = np.where(abs(by) < least * least, (least * least).astype(
                by.dtype), by)
            behind = at > j
            x[p] = np.where(behind, (first * d - b * second) / by, x[p])
            x[j] = np.where(behind, (a * second - c * first) / by, x[j])
        else:
            by = t[j, j] - value
            by = np.where(abs(by) < least, least.astype(by.dtype), by)
            x[j] = np.where(at > j, second / by, x[j])
        size = abs(x).max(axis=0)
        x = x / np.where(size > 1e15, size, size * 0 + 1)[None, :]
        j = p - 1
    return z @ x


def _need_found(found):
    if not found:
        raise np.linalg.LinAlgError("Eigenvalues did not converge")


def _without_noise(t, z):
    """Blocks of two become triangular where rounding alone has made them."""
    n = t.shape[0]
    least = n * np.finfo(t.dtype).eps * np.sqrt((t * t).sum())
    for i in range(1, n):
        over, under = abs(t[i - 1, i]), abs(t[i, i - 1])
        if np.minimum(over, under) <= least:
            if under > over:
                p, q = t[i - 1].copy(), t[i].copy()
                t[i - 1], t[i] = q, -p
                for x in (t, z):
                    p, q = x[:, i - 1].copy(), x[:, i].copy()
                    x[:, i - 1], x[:, i] = q, -p
            t[i, i - 1] = t[0, 0] * 0


def _real_eigen(a):
    t, z, order, scale, found = _schur(a)
    _need_found(found)
    _without_noise(t, z)
    w, im = _ends(t)
    limit((im == 0).all(), "the eigenvalues of this matrix are complex, and "
          "NumPy's result would be: eig() and eigvals() of a matrix that only "
          "running knows give real ones; of `a.astype(complex)` they give "
          "complex ones")
    x = _turned_back(_real_vectors(t, z, w), order, scale)
    return w, x / np.sqrt((x * x).sum(axis=0))[None, :]


def _longest_is_real(re, ie):
    """Vectors in columns, of length 1, turned so that the element that is the
    longest has no imaginary part."""
    n = re.shape[0]
    square = re * re + ie * ie
    length = np.sqrt(square.sum(axis=0))
    re, ie = re / length[None, :], ie / length[None, :]
    at, column = (re * re + ie * ie).argmax(axis=0), np.arange(n)
    f, g = re[at, column], ie[at, column]
    size = np.sqrt(f * f + g * g)
    c, s = abs(f) / size, g * _sign(f * 0 + 1, f) / size
    re, ie = c[None, :] * re + s[None, :] * ie, c[None, :] * ie - s[None, :] * re
    ie[at, column] = g * 0
    return re, ie


def _complex_eigen(a):
    t, z, order, scale, found = _schur(a)
    _need_found(found)
    w, im = _ends(t)
    x = _complex_vectors(t, z, w, im)
    re = _turned_back(x.real, order, scale)
    ie = _turned_back(x.imag, order, scale)
    turned, other = _longest_is_real(re, ie)
    real = (im == 0)[None, :]
    length = np.sqrt((re * re).sum(axis=0))[None, :]
    re = np.where(real, re / np.where(real, length, 1), turned)
    return new(w, im), new(re, np.where(real, ie * 0, other))


# ---- what NumPy has ----

def _checked(a):
    a = np.asarray(a)
    if a.ndim < 2:
        raise np.linalg.LinAlgError(
            f"{a.ndim}-dimensional array given. Array must be at least "
            "two-dimensional")
    if a.shape[-1] != a.shape[-2]:
        raise np.linalg.LinAlgError(
            "Last 2 dimensions of the array must be square")
    if a.ndim > 2:
        return refuse("eigenvalues of a stack of matrices")
    if not kind(a) and a.dtype != np.float32:
        a = a.astype(np.float64)
    _need_finite(a)
    return a


def _need_finite(a):
    if not np.isfinite(a).all():
        raise np.linalg.LinAlgError("Array must not contain infs or NaNs")


def eig(a):
    a = np.asarray(a)
    form = eigen_kind(a)  # asked of what was given: calls are not looked into
    a = _checked(a)
    if not a.shape[0]:
        return EigResult(np.zeros(0, a.dtype), a.copy())
    if kind(a):
        w, x, found = library("linalg_complex:eigen_of_complex")(a)
        _need_found(found)
        return EigResult(w, x)
    w, x = _complex_eigen(a) if form == "complex" else _real_eigen(a)
    return EigResult(w, x)


def eigvals(a):
    return eig(a)[0]
