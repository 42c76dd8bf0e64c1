"""np.arange of numbers that only running knows, floats and steps among them."""
import numpy as np
x = np.arange(7.0)
for i in range(200):
    x = np.sin(x) + x * 0.01  # known only when running
x = x / x.max()
lo, hi = x.min(), x.max()
a = np.arange(lo, hi, (hi - lo) / 10)
print(a, len(a), a.dtype, a.shape)
print(np.arange(x[1] * 5), np.arange(0, x[2] * 4, 0.5), np.arange(1, 2, x[1] / 3), np.arange(hi, lo, -0.3), np.arange(lo, hi, -1).shape)
k = int(x[1] * 10)
print(k, np.arange(0, 20, k), np.arange(20, 0, -k), np.arange(k, 2 * k, k).dtype, np.arange(k, 30, 3), np.arange(0, k, 0.25))
t = 0.0
for e in np.arange(lo, hi, (hi - lo) / 1000):
    t += (x < e).sum() * e
print(np.round(t, 9))
for i in range(5):
    y = np.arange(0, x[i] + 2, 0.5)
    print(np.round(y.sum(), 9), y.size, (y * 2)[:2])
try:
    print(np.arange(0, 1, x[0]))
except (ValueError, ZeroDivisionError) as e:
    print("error")
