"""The order of complex numbers: comparisons, extremes, sorting, clip."""
import numpy as np
nan, inf = np.nan, np.inf
a = np.array([1 + 2j, 1 - 1j, 0 + 5j, complex(nan, 1), complex(2, nan), 3, complex(-inf, 0), complex(nan, nan), 1 + 2j])
b = np.array([1 + 2j, 1 + 1j, 1, 2, complex(2, 3), complex(3, nan), -1, 0, complex(1, nan)])
f = a[:3]
for x, y in ((a, b), (b, a), (a, 1.0), (2, b), (a, 1 + 2j), (f, 1), (f[0], 1.5), (f[0], f[1]), (1.0, f[0]), (f[0], 1j), (a, b.real), (np.float64(2), 1j), (a.astype(np.complex64), b)):
    print(x < y, x <= y, x > y, x >= y)
    print(np.less(x, y), np.greater_equal(x, y), np.maximum(x, y), np.minimum(x, y))
g = np.array([3 + 1j, 3 - 1j, -2, 5j, 1 + 1j, 1, 3 + 1j, -2 - 2j, 0, 4 - 9j, 4 + 9j, 2])
for z in (g, g.reshape(3, 4), g.astype(np.complex64).reshape(4, 3), a, g[:1], g[:0], g[:7]):
    print(np.sort(z), np.argsort(z), np.clip(z, -1, 2), np.clip(z, 1 - 1j, 3), z.clip(0, None))
    if z.size:
        print(z.max(), z.min(), z.argmax(), z.argmin(), np.max(z, keepdims=True), type(z.max()).__name__)
    if z.ndim == 2:
        print(np.sort(z, axis=0), np.sort(z, axis=None), np.argsort(z, axis=0), z.max(axis=0), z.min(axis=1, keepdims=True), z.argmax(axis=1), np.amax(z, 1), np.amin(z, axis=-1))
z = g.copy(); z.sort(); print(z)
z = np.arange(65) * 7 % 13 + 1j * (np.arange(65) * 5 % 11)
print(np.sort(z), np.sort(z).dtype)
print(np.clip(1 + 2j, 0, 1), np.clip(g, None, 1), np.clip([1j, 2], 0, 1))
h = np.array([complex(nan, inf), complex(-inf, nan), 1 + 2j])
print(np.nan_to_num(h), np.nan_to_num(h, nan=1.0, posinf=9.0, neginf=-9.0), np.nan_to_num(h[0]), np.nan_to_num(complex(nan, 2)))
k = h.copy(); print(np.nan_to_num(k, copy=False) is k, k)
for bad in (lambda: 1j < 2, lambda: 1j <= 2j, lambda: max([1j, 2]), lambda: np.max(g[:0]), lambda: np.argmin(g[:0])):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
t = 0
for i in range(20):
    w = np.array([i * 1j, 3 - i, i + 1j])
    t += w.max() + np.sort(w)[0] + (w[0] < w[1])
print(t)
