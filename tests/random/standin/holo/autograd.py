# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""autograd by central differences, in float64.

Where the function has a kink near the point, or the differences do not agree
with each other, nothing can be said: Unclear. Discovered by taking them with
three steps: where a function is smooth, they differ little.
"""
import numpy as np

STEPS = (1e-4, 3e-5, 1e-5)
AGREE = 1e-5


class Unclear(BaseException):
    """No exception that a script could catch."""


def _sides(f, at, step):
    """Differences to the right and to the left."""
    right, left, here = f(at + step), f(at - step), f(at)
    if not np.isfinite([right, left, here]).all():
        raise Unclear
    return (right - here) / step, (here - left) / step


def _slope(f, at):
    found, apart = [], []
    for step in STEPS:
        right, left = _sides(f, at, step)
        scale = 1 + abs(right) + abs(left)
        # A second derivative may be large, but not without end.
        if abs(right - left) > 1e3 * step * scale:
            raise Unclear
        found.append((right + left) / 2)
        apart.append(right - left)
    # How far the sides are apart shrinks with the step: what is left of it at
    # no step at all is a kink.
    kink = ((STEPS[0] * apart[2] - STEPS[2] * apart[0])
            / (STEPS[0] - STEPS[2]))
    if abs(kink) > AGREE * scale:
        raise Unclear
    if max(found) - min(found) > AGREE * (1 + max(map(abs, found))):
        raise Unclear
    return found[1]


def _number(value):
    value = np.asarray(value)
    if value.shape != ():
        raise ValueError("a loss must be one value")
    return float(value)


def _complex_gradient(f, args, i):
    """That by the real part, less i times that by the imaginary one."""
    at = np.asarray(args[i])

    def split(real, imag):
        z = (np.asarray(real) + 1j * np.asarray(imag)).astype(at.dtype)
        return z if isinstance(args[i], np.ndarray) else z[()]

    def of_parts(real, imag):
        return f(*args[:i], split(real, imag), *args[i + 1:])
    parts = (at.real.copy(), at.imag.copy())
    g = _gradient(of_parts, parts, 0) - 1j * _gradient(of_parts, parts, 1)
    return g.astype(at.dtype) if at.shape else complex(g)


def _gradient(f, args, i):
    """The gradient with respect to argument i, of its shape."""
    if np.iscomplexobj(args[i]):
        return _complex_gradient(f, args, i)
    at = np.asarray(args[i], np.float64)
    slopes = np.zeros(at.shape)
    for k in np.ndindex(at.shape):
        def along(x):
            moved = at.copy()
            moved[k] = x
            new = moved if isinstance(args[i], np.ndarray) else moved[()]
            given = [a.copy() if isinstance(a, np.ndarray) else a
                     for a in args]
            return _number(f(*given[:i], new, *given[i + 1:]))
        slopes[k] = _slope(along, at[k])
    return slopes if slopes.shape else float(slopes)


def value_and_grad(f, argnums=0):
    def both(*args):
        import contextlib
        import io
        value = f(*args)
        with contextlib.redirect_stdout(io.StringIO()):
            if isinstance(argnums, int):
                return value, _gradient(f, args, argnums)
            return value, tuple(_gradient(f, args, i) for i in argnums)
    return both


def grad(f, argnums=0):
    return lambda *args: value_and_grad(f, argnums)(*args)[1]
