# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""np.fft: discrete Fourier transforms of any length, in O(n log n).

A length of small factors goes through Stockham's stages, one for each factor;
one with a large prime factor is a convolution of a length that is a power of
two (Bluestein's algorithm). Parts are real arrays of shape (batch, n)."""
import math

import numpy as np
from _parts import kind, new, parts
from _python import refuse

_MOST_FACTOR = 61


def _factors(n):
    out = []
    while n % 4 == 0:
        out.append(4)
        n //= 4
    p = 2
    while n > 1:
        if p * p > n:
            p = n
        while n % p == 0:
            out.append(p)
            n //= p
        p += 1
    return out


def _waves(n, turns):
    """cos and -sin of 2 pi turns / n, for ints."""
    angle = (turns % n) * (2 * math.pi / n)
    return np.cos(angle), -np.sin(angle)


def _butterfly4(re, im):
    t0, t1 = re[0] + re[2], re[0] - re[2]
    t2, t3 = re[1] + re[3], re[1] - re[3]
    u0, u1 = im[0] + im[2], im[0] - im[2]
    u2, u3 = im[1] + im[3], im[1] - im[3]
    return ([t0 + t2, t1 + u3, t0 - t2, t1 - u3],
            [u0 + u2, u1 - t3, u0 - u2, u1 + t3])


def _stage(re, im, r):
    """re, im: (batch, done, r, left); the result is (batch, r, done, left)."""
    done, part = re.shape[1], re.dtype
    if done > 1:
        k = np.arange(done)[:, None] * np.arange(r)[None, :]
        c, s = _waves(done * r, k)
        c, s = c[:, :, None].astype(part), s[:, :, None].astype(part)
        re, im = re * c - im * s, re * s + im * c
    if r == 2 or r == 4:
        x = [re[:, :, i] for i in range(r)]
        y = [im[:, :, i] for i in range(r)]
        if r == 2:
            x, y = [x[0] + x[1], x[0] - x[1]], [y[0] + y[1], y[0] - y[1]]
        else:
            x, y = _butterfly4(x, y)
        return np.stack(x, axis=1), np.stack(y, axis=1)
    c, s = _waves(r, np.arange(r)[:, None] * np.arange(r)[None, :])
    c, s = c.astype(part), s.astype(part)
    re, im = c @ re - s @ im, s @ re + c @ im
    return np.swapaxes(re, 1, 2), np.swapaxes(im, 1, 2)


def _stages(re, im, factors):
    batch, left = re.shape
    done = 1
    for r in factors:
        left //= r
        re, im = _stage(re.reshape(batch, done, r, left),
                        im.reshape(batch, done, r, left), r)
        done *= r
    return re.reshape(batch, done), im.reshape(batch, done)


def _bluestein(re, im):
    batch, n = re.shape
    part = re.dtype
    m = 1
    while m < 2 * n - 1:
        m *= 2
    k = np.arange(n)
    c, s = _waves(2 * n, k * k)  # exp(-i pi k^2 / n)
    factors = _factors(m)
    u, v = np.zeros((1, m)), np.zeros((1, m))
    u[0, :n], v[0, :n] = c, -s
    if n > 1:
        u[0, m - n + 1:], v[0, m - n + 1:] = c[:0:-1], -s[:0:-1]
    u, v = _stages(u, v, factors)
    c, s, u, v = (x.astype(part) for x in (c, s, u, v))
    p, q = np.zeros((batch, m), part), np.zeros((batch, m), part)
    p[:, :n], q[:, :n] = re * c - im * s, re * s + im * c
    p, q = _stages(p, q, factors)
    p, q = p * u - q * v, p * v + q * u
    q, p = _stages(q, p, factors)  # back, but for the factor
    p, q = p[:, :n] / m, q[:, :n] / m
    return p * c - q * s, p * s + q * c


def _transform(re, im):
    factors = _factors(re.shape[1])
    if factors and max(factors) > _MOST_FACTOR:
        return _bluestein(re, im)
    return _stages(re, im, factors)


# ---- along an axis of any array ----

def _array(a):
    """Its parts, of a float dtype."""
    if isinstance(a, (list, tuple)):
        a = np.asarray(a)
    if kind(a):
        return parts(a)
    if not isinstance(a, np.ndarray):
        a = np.asarray(a)
    if a.dtype != np.float32:
        a = a.astype(np.float64)
    return a, np.zeros_like(a)


def _fit(x, n):
    """The last axis with n elements: cut, or zeros behind them."""
    have = x.shape[-1]
    if have == n:
        return x
    if have > n:
        return x[..., :n]
    return np.concatenate([x, np.zeros(x.shape[:-1] + (n - have,), x.dtype)],
                          axis=-1)


def _need_length(n):
    if n < 1:
        raise ValueError(f"Invalid number of FFT data points ({n}) specified.")


def _scale(norm, n, backward):
    """What the result is divided by."""
    if norm is None or norm == "backward":
        return n if backward else 1
    if norm == "ortho":
        return math.sqrt(n)
    if norm == "forward":
        return 1 if backward else n
    raise ValueError(f'Invalid norm value {norm}; should be "backward", "ortho" '
                     'or "forward".')


def _along(re, im, n, axis, norm, backward):
    if re.ndim == 0:
        raise IndexError("tuple index out of range")
    re, im = np.moveaxis(re, axis, -1), np.moveaxis(im, axis, -1)
    n = re.shape[-1] if n is None else n
    _need_length(n)
    re, im = _fit(re, n), _fit(im, n)
    shape = re.shape
    count = 1
    for k in shape[:-1]:
        count *= k
    re, im = re.reshape(count, n), im.reshape(count, n)
    if backward:
        im, re = _transform(im, re)
    else:
        re, im = _transform(re, im)
    by = _scale(norm, n, backward)
    if by != 1:
        re, im = re / by, im / by
    return (np.moveaxis(re.reshape(shape), -1, axis),
            np.moveaxis(im.reshape(shape), -1, axis))


def fft(a, n=None, axis=-1, norm=None):
    re, im = _array(a)
    re, im = _along(re, im, n, axis, norm, False)
    return new(re, im)


def ifft(a, n=None, axis=-1, norm=None):
    re, im = _array(a)
    re, im = _along(re, im, n, axis, norm, True)
    return new(re, im)


def _need_real(a):
    if kind(np.asarray(a)):
        raise TypeError("ufunc 'rfft_n_even' did not contain a loop with "
                        "signature matching types <class "
                        "'numpy.dtypes.Complex128DType'> -> None")


def rfft(a, n=None, axis=-1, norm=None):
    _need_real(a)
    re, im = _array(a)
    re, im = _along(re, im, n, axis, norm, False)
    re, im = np.moveaxis(re, axis, -1), np.moveaxis(im, axis, -1)
    half = re.shape[-1] // 2 + 1
    re, im = re[..., :half].copy(), im[..., :half].copy()
    # what is real is so to the last digit
    im[..., 0] = 0
    if re.shape[-1] * 2 - 2 == (n if n is not None else
                                np.asarray(a).shape[axis]):
        im[..., -1] = 0
    return new(np.moveaxis(re, -1, axis), np.moveaxis(im, -1, axis))


def irfft(a, n=None, axis=-1, norm=None):
    re, im = _array(a)
    re, im = np.moveaxis(re, axis, -1), np.moveaxis(im, axis, -1)
    n = 2 * (re.shape[-1] - 1) if n is None else n
    _need_length(n)
    half = n // 2 + 1
    re, im = _fit(re, half), _fit(im, half).copy()
    im[..., 0] = 0
    if n % 2 == 0:
        im[..., -1] = 0
    last = (n + 1) // 2
    re = np.concatenate([re, re[..., last - 1:0:-1]], axis=-1)
    im = np.concatenate([im, -im[..., last - 1:0:-1]], axis=-1)
    re, im = _along(re, im, n, -1, norm, True)
    return np.moveaxis(re, -1, axis)


def _axes(x, s, axes):
    if axes is None:
        axes = range(x.ndim) if s is None else range(-len(s), 0)
    axes = list(axes)
    sizes = [x.shape[k] for k in axes] if s is None else list(s)
    if len(sizes) != len(axes):
        raise ValueError("Shape and axes have different lengths.")
    return axes, sizes


def _many(a, s, axes, norm, backward):
    re, im = _array(a)
    axes, sizes = _axes(re, s, axes)
    for axis, n in zip(axes[::-1], sizes[::-1]):
        re, im = _along(re, im, n, axis, norm, backward)
    return new(re, im)


def fftn(a, s=None, axes=None, norm=None):
    return _many(a, s, axes, norm, False)


def ifftn(a, s=None, axes=None, norm=None):
    return _many(a, s, axes, norm, True)


def fft2(a, s=None, axes=(-2, -1), norm=None):
    return _many(a, s, axes, norm, False)


def ifft2(a, s=None, axes=(-2, -1), norm=None):
    return _many(a, s, axes, norm, True)


def rfftn(a, s=None, axes=None, norm=None):
    _need_real(a)
    axes, sizes = _axes(np.asarray(a), s, axes)
    z = rfft(a, sizes[-1], axes[-1], norm)
    for axis, n in zip(axes[-2::-1], sizes[-2::-1]):
        z = fft(z, n, axis, norm)
    return z


def rfft2(a, s=None, axes=(-2, -1), norm=None):
    return rfftn(a, s, axes, norm)


def irfftn(a, s=None, axes=None, norm=None):
    x = _array(a)[0]
    axes, sizes = _axes(x, s, axes)
    if s is None:
        sizes[-1] = (x.shape[axes[-1]] - 1) * 2
    for axis, n in zip(axes[:-1], sizes[:-1]):
        a = ifft(a, n, axis, norm)
    return irfft(a, sizes[-1], axes[-1], norm)


def irfft2(a, s=None, axes=(-2, -1), norm=None):
    return irfftn(a, s, axes, norm)


# ---- helpers ----

def fftfreq(n, d=1.0):
    if not isinstance(n, int):
        raise ValueError("n should be an integer")
    half = (n - 1) // 2 + 1
    return np.concatenate([np.arange(0, half), np.arange(-(n // 2), 0)]) * (
        1.0 / (n * d))


def rfftfreq(n, d=1.0):
    if not isinstance(n, int):
        raise ValueError("n should be an integer")
    return np.arange(0, n // 2 + 1) * (1.0 / (n * d))


def _shifted(x, axes, way):
    x = np.asarray(x)
    if axes is None:
        axes = tuple(range(x.ndim))
    elif isinstance(axes, int):
        axes = (axes,)
    for k in axes:
        n = x.shape[k]
        x = np.roll(x, n // 2 if way > 0 else -(n // 2), k)
    return x


def fftshift(x, axes=None):
    return _shifted(x, axes, 1)


def ifftshift(x, axes=None):
    return _shifted(x, axes, -1)
