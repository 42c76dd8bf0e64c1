# Complex numbers: Python's, NumPy's, and arrays of them.

# case: literals and their texts
import numpy as np

x = float(np.zeros(70000).sum())
for z in (1j, 2 - 3.5j, -0.0 + 0j, -1j, complex(1, -0.0), 1e16 + 1e-5j, complex("nan" == "", 2)):
    print(z, repr(z), [z], z.real, z.imag, -z, z.conjugate(), bool(z), abs(z))
    s = z + complex(x, -x)
    print(s, repr(s), [s], s.real, s.imag, -s, s.conjugate(), bool(s), abs(s), f"{s:.3f}")

# case: arithmetic of Python's complex numbers
import numpy as np

x = float(np.zeros(70000).sum())
nan, inf = float("nan"), float("inf")
numbers = (1 + 2j, -0.5j, 3 + 0j, complex(inf, 1), complex(nan, -inf), 2.5, -3, True)
for a in numbers:
    for b in (2 - 1j, 1e200 + 1e200j, complex(0.0, inf)):
        print(a + b, a - b, a * b, a / b, a == b, a != b)
        print(x + a + b, a - (x + b), (x + a) * b, (x + a) / (b + x), (x + a) == b, (x + a) != b)

# case: powers of Python's complex numbers
print((1 + 2j) ** 2, (1 + 2j) ** -3, (1 + 2j) ** 0.5, 2 ** 1j, 1j ** 1j, (3 - 1j) ** (0.5 + 2j), 0j ** 2, (1j) ** 0, (1 + 1j) ** 101)

# case: division of a complex number by zero
z = 1 + 1j
try:
    z / 0
except ZeroDivisionError as error:
    print(error)
try:
    0j ** -1
except ZeroDivisionError as error:
    print(error)

# case: division of a complex number by a staged zero
import numpy as np

x = float(np.zeros(70000).sum())
try:
    print(1j / (x + 0j))
except ZeroDivisionError as error:
    print("raised")

# case: complex numbers have no order
import numpy as np

try:
    print(1j < 2)
except TypeError as error:
    print(error)
for f in (lambda: 1j // 2, lambda: 1j % 2, lambda: 1j + "a", lambda: float(1j), lambda: int(1j)):
    try:
        print(f())
    except TypeError:
        print("TypeError")

# case: equality, hashes and types
import numpy as np

print(1j == 1j, 1 + 0j == 1, 1 == 1 + 0j, 1j == "a", 1j != None, [1j, 2] == [1j, 2], 1j in (1, 1j))
print({1j: "a", 2: "b"}[1j], {2: "b"}[2 + 0j], len({1, 1.0, 1 + 0j, 1j}), hash(1.5 + 2j), hash(3 + 0j))
print(isinstance(1j, complex), isinstance(1, complex), isinstance(np.complex128(1), complex), isinstance(np.complex64(1), complex))
print(type(1j), complex, np.complex128, type(np.complex64(1)), type(np.zeros(2, complex)), isinstance(np.zeros(2, complex), np.ndarray))

# case: the type complex
import numpy as np

print(complex(), complex(3), complex(2.5, 1), complex(1j, 2j), complex(np.float32(2)), complex(np.complex64(1j)), complex(real=1, imag=3), complex(True))

# case: a class derived from complex
class Phasor(complex):  # refused: H0990 `class Phasor(complex):`
    pass

# case: carried through a loop
import numpy as np

def turns(c, most):
    z, n = 0j, 0
    while n < most and abs(z) < 2:
        z = z * z + c
        n += 1
    return n

total = 0
for i in range(30):
    for j in range(30):
        total += turns(complex(-2 + i * 0.08, -1 + j * 0.07), 40)
print(total)

# case: joined in branches
import numpy as np

z, w, none, kind = 0, 1 + 1j, None, 3.0
for i in range(300):
    if i % 3 == 0:
        z += w * i
    elif i % 3 == 1:
        z -= 1j
    if i == 200:
        none = z
        kind = kind + 2j
    w /= 1 + 0.01j
print(z, w, none, kind)

# case: constructors of arrays
import numpy as np

print(np.zeros(3, complex), np.ones((2, 2), dtype="complex64"), np.full(2, 1j), np.array([1, 2.5, 3j]), np.array([[1j]]), np.array(1j))
print(repr(np.array([], dtype=complex)), np.asarray([1, 2], dtype=complex), np.arange(3).astype(complex), np.zeros((0, 2), complex).shape)
z = np.array([1 + 2j, 3 - 4j])
print(np.zeros_like(z), np.ones_like(z), np.eye(2, dtype=complex), np.linspace(0, 1j, 5), np.full_like(z, 2j), np.empty_like(z).shape)
print(z.shape, z.ndim, z.size, z.dtype, repr(z.dtype), z.dtype == complex, z.dtype == np.complex64, len(z))

# case: arithmetic of arrays
import numpy as np

z = np.zeros(70000, complex)[:3] + np.array([1 + 2j, 3 - 4j, -0.5j])
m = z[:, None] * np.array([1, 2j])
print(z + z, z - 1, 2 * z, z / 2, 1 / z, z ** 2, z ** 3, z ** -1, z ** 0, -z, +z)
print(m + z[:, None], z == z, z != 3 - 4j, abs(z), z * [1, 2, 3j], [1j, 0, 0] + z)
z += 1
z *= 2j
z -= z
print(z, m @ m.T, m.T.dot(z + 1), np.outer(z + 1, [1, 1j]), np.vdot(m[:, 0], m[:, 1]))

# case: dtypes of results
import numpy as np

f = np.array([1j, 2], dtype=np.complex64)
for r in (f * 2, f + 1j, f * np.float64(2), f * np.array([1.0, 2]), f + np.arange(2), f + np.arange(2, dtype=np.int16),
          np.arange(2) * 1j, np.ones(2, np.float32) * 1j, np.float32(1) * 1j, np.ones(2, bool) * 1j, f.real, f.imag, abs(f), f[0], f[0].real):
    print(r.dtype, r)

# case: real and imaginary parts are views
import numpy as np

z = np.array([[1 + 2j, 3 - 4j], [5j, 6]])
z.real[0] = 9
z.imag[:, 1] += 1
r = z.T.imag
r *= 2
z.real = 7
print(z, z.real, z.imag, np.real(z), np.imag(z[0]), z.real.ravel(), z.conj(), np.angle(z), np.angle(1j, deg=True))
z.real.ravel()[0] = 100
print(z)
x = np.array([1.0, 2.0])
x.real[0] = 5
print(x, x.imag, x.conj(), np.conj(x), np.real(3), np.imag(2.5))

# case: views and assignments
import numpy as np

z = np.arange(12).reshape(3, 4) * (1 + 0.5j)
row, column, back = z[1], z[:, 2], z[::-1, 1:3]
row *= 2
column[0] = 100j
back[0] = [1, 2j]
z[z.real > 50] = -1
z[[0, 2], 0] += 3j
z.T[3] -= 1
z.reshape(-1)[5] = 8
print(z, row, column, back)
print(z[0], z[1, 2], z[..., 0], z[-1, ::2], z[[0, 1]], z[z.imag > 2], z[None].shape, z[0, 1].real)

# case: shapes and joins of arrays
import numpy as np

z = np.array([[1j, 2], [3, 4 - 1j]])
print(z.T, z.reshape(-1), z.ravel(), z.flatten(), np.transpose(z), z.swapaxes(0, 1), np.roll(z, 1), np.flip(z), np.tile(z, 2), np.repeat(z, 2))
print(np.diag(z), np.trace(z), np.expand_dims(z, 0).shape, np.squeeze(z[None]).shape, np.concatenate([z, z]), np.stack([z, z]), np.vstack([z, [1, 2]]), np.hstack([z, np.eye(2)]))
print(np.where(z.real > 0, z, 0), np.where(z == 2, 1j, z), np.split(z, 2), z.tolist(), z[0, 0].item(), list(z[0]), z.copy(), 2 in z)

# case: reductions
import numpy as np

z = np.array([[1j, 2], [3, 4 - 1j]])
print(z.sum(), z.sum(axis=0), z.sum(axis=1, keepdims=True), z.prod(), np.prod(z, axis=1), z.mean(), z.mean(axis=0), z.cumsum(), np.cumsum(z, axis=0), np.cumprod(z))
print(z.var(), z.std(axis=0), z.any(), z.all(axis=0), np.count_nonzero(z), np.nonzero(z), np.linalg.norm(z), sum([1j, 2, 3.5]))
print(np.zeros(0, complex).sum(), np.zeros(0, complex).prod(), np.isclose(z, z + 1e-9), np.allclose(z, z), np.array_equal(z, z.T))

# case: functions of each element
import numpy as np

z = np.array([1 + 2j, -3 + 0.5j, 0.25j, -1 - 1j])
for f in (np.exp, np.log, np.sqrt, np.sin, np.cos, np.tan, np.sinh, np.cosh, np.tanh, np.log2, np.log10, np.square, np.reciprocal, np.abs, np.conj):
    print(np.round(f(z).real, 12), np.round(f(z).imag, 12))
print(np.isnan(z), np.isfinite(z), np.iscomplex(z), np.isreal(z), np.iscomplexobj(z), np.isrealobj([1.0]), np.exp(1j), np.sqrt(-1 + 0j))

# case: edges of functions
import numpy as np

nan, inf = np.nan, np.inf
values = np.array([complex(a, b) for a in (0.0, -0.0, 1.0, -800.0, inf, -inf, nan) for b in (0.0, -0.0, 2.0, inf, nan)])
for f in (np.log, np.sqrt, np.abs, np.exp, np.sinh, np.tanh):
    print(np.isnan(f(values).real), np.isinf(f(values).real) if False else f(values).real == inf, np.isnan(f(values).imag), f(values).imag == 0)

# case: carried arrays
import numpy as np

z = np.zeros(65, complex)
c = np.linspace(-2, 1, 65) + 0.3j
count = np.zeros(65, dtype=int)
for k in range(60):
    live = np.abs(z) < 2
    z[live] = z[live] ** 2 + c[live]
    count[live] += 1
print(count)
u, v = np.ones(3, complex), np.zeros(3, np.complex64)
for k in range(130):
    v[k % 3] += 1j * k
    if k % 2:
        u = u * 1j + v[0]
print(u, v)

# case: texts of arrays
import numpy as np

nan, inf = np.nan, np.inf
for z in (np.array([1e10 + 1j, 1e-5 - 1e3j]), np.array([nan + 1j, complex(1, inf), complex(-inf, nan)]), np.arange(30) * (1 + 1j) / 7,
          np.arange(2000) * 1j, np.array([[1.5 + 2.25j, 3], [4, 1e-3j]]), np.array([complex(0, -0.0)]), np.ones((2, 1, 2), complex) * 1.25j):
    print(z, repr(z), z.astype(np.complex64), repr(z.astype(np.complex64)))
print(repr(z[0, 0, 0]), z[0, 0, 0], [z[0, 0, 0]], repr(np.complex64(0.1j)), "%s" % z[0], f"{z[0, 0, 0]:.2f}")

# case: a real array takes no complex numbers in place
import numpy as np

x = np.zeros(2)
x += 1j  # error: H0507 `x += 1j` UFuncTypeError

# case: an element of a real array is no complex number
import numpy as np

x = np.zeros(2)
x[0] = 1j  # error: H0516 `x[0]` TypeError

# case: what is not there of complex arrays
import numpy as np

z = np.array([1j, 2])
print(np.unique(z))  # refused: H0990 `np.unique(z)`

# case: an order of complex arrays
import numpy as np

z = np.array([1j, 2])
print(z < z)

# case: gradients by complex numbers and arrays
import numpy as np
from holo import autograd

z = np.array([1 + 2j, -0.5 + 0.25j, 3 + 0j])
for f in (lambda z: (z * z.conj()).real.sum(), lambda z: np.abs(z).sum(), lambda z: (z * 2j).imag.sum(), lambda z: (z ** 2).real.sum(),
          lambda z: np.exp(z).real.sum(), lambda z: (1 / z).imag.sum(), lambda z: z.real.sum(), lambda z: abs(z[1])):
    g = autograd.grad(f)(z)
    print(np.round(g.real, 5) + 0.0, np.round(g.imag, 5) + 0.0, g.dtype, g.shape)
g = autograd.grad(lambda w: abs(w * w + 1))(0.5 + 1j)
print(round(g.real, 5), round(g.imag, 5))

# case: a gradient descends by the conjugate
import numpy as np
from holo import autograd

z = np.zeros(4, complex)
aim = np.array([1 + 1j, -2, 0.5j, 3 - 1j])
for k in range(200):
    z -= 0.1 * np.conj(autograd.grad(lambda z: (np.abs(z - aim) ** 2).sum())(z))
print(np.round(z.real, 6) + 0.0, np.round(z.imag, 6) + 0.0)

# case: Fourier transforms
import numpy as np

for n in (1, 2, 3, 4, 5, 7, 8, 12, 30, 64, 65, 67, 127, 128):
    x = np.cos(np.arange(n) * 0.7) + 1j * np.sin(np.arange(n) ** 2 * 0.3)
    f, r = np.fft.fft(x), np.fft.rfft(x.real)
    print(n, np.allclose(np.fft.ifft(f), x), np.allclose(np.fft.irfft(r, n), x.real), f.shape, r.shape)
    print(np.round(f.real[:3], 6) + 0.0, np.round(f.imag[-3:], 6) + 0.0, np.round(r.real[-2:], 6) + 0.0, np.round(abs(f).sum(), 5))
m = np.arange(24.0).reshape(4, 6)
for z in (np.fft.fft2(m), np.fft.fft(m, axis=0), np.fft.fft(m, 4), np.fft.fft(m, 8, norm="ortho"), np.fft.rfft2(m), np.fft.fftn(m)):
    print(np.round(z.real, 6) + 0.0, np.round(z.imag, 6) + 0.0)
print(np.fft.fftfreq(8), np.fft.fftfreq(7, 0.1), np.fft.rfftfreq(8), np.fft.fftshift(np.arange(7)), np.fft.ifftshift(np.arange(7)))
print(np.fft.fft(np.ones(4, np.float32)).dtype, np.fft.fft([1, 2, 3]).dtype, np.fft.fft(np.zeros((0, 4))).shape, np.fft.irfft(np.ones(3, np.complex64)).dtype)

# case: a Fourier transform of nothing
import numpy as np

try:
    np.fft.fft(np.zeros(0))
except ValueError as error:
    print(error)

# case: a Fourier transform in a loop
import numpy as np

x = np.arange(32.0)
for k in range(100):
    x = np.fft.irfft(np.fft.rfft(x) * 0.99) + k
print(np.round(x, 6))

# case: cmath
import cmath

numbers = (0j, 1 + 0j, -1 + 0j, complex(-1, -0.0), 1j, 0.5 - 0.25j, -2.5 + 1e-10j, 3e200 + 4e200j, -750 + 2j, 0.6 + 0.8j, 2, -0.5)
for f in (cmath.sqrt, cmath.exp, cmath.log, cmath.log10, cmath.sin, cmath.cos, cmath.tan, cmath.asin, cmath.acos, cmath.atan, cmath.sinh, cmath.cosh,
          cmath.tanh, cmath.asinh, cmath.acosh, cmath.atanh, cmath.phase, cmath.polar, cmath.isnan, cmath.isinf, cmath.isfinite):
    for z in numbers:
        try:
            print(f(z))
        except (ValueError, OverflowError) as error:
            print(type(error).__name__, error)
print(cmath.pi, cmath.infj, cmath.nanj, cmath.rect(2, 0.5), cmath.log(8, 2), cmath.isclose(1 + 1j, 1 + 1.0000000001j))

# case: cmath in a loop
import cmath

total = 0j
for k in range(200):
    total += cmath.exp(0.1j * k) + cmath.sqrt(k - 100 + 0.5j) * cmath.sin(0.01j * k + 1) + cmath.log(k + 1j) + cmath.rect(k, 0.3)
print(total, cmath.phase(total))

# case: NumPy's floats beside a Python complex number
import numpy as np

for y in (np.float64(2), np.float32(2), np.int64(2), np.complex128(2), np.complex64(2)):
    print(repr(1j * y), repr(y * 1j), repr(1j + y), repr(y - 1j), repr(1j / y), 1j == y)

# case: copies and kinds of complex numbers
import copy
import numbers
import numpy as np

z = np.array([1 + 2j, 3 - 4j])
c, d = copy.copy(z), copy.deepcopy([z, 1j])
c[0] = d[0][1] = 9
print(z, c, d, copy.copy(1j), copy.deepcopy(np.complex64(1j)))
for x in (1j, np.complex128(1), np.complex64(1), 1.0, 1):
    print(isinstance(x, numbers.Number), isinstance(x, numbers.Complex), isinstance(x, numbers.Real))
print(np.dot(2j, z), np.dot(z, 2))

# case: special methods of complex numbers by their names
print((1j).__add__(2))  # refused: H0990 `(1j).__add__`

# case: a fraction beside a complex number
from fractions import Fraction

print(Fraction(1, 2) + 1j)  # refused: H0990 `Fraction(1, 2) + 1j`
