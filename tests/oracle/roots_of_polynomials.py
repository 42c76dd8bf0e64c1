"""np.roots."""
import numpy as np
for p in ([1, -3, 2], [1, 0, 1], [2, -4, 2, 5], [0, 0, 1, -1], [1, -1, 0, 0], [3], [], [0, 0], [1, 2, 3, 4, 5], [1.0, 5], [1, 0, 0], np.array([1, -6, 11, -6]), [1, 0, 0, 0, -1]):
    r = np.roots(p)
    print(p, r.dtype, np.round(r, 6) + 0.0)
print(np.round(np.roots([1, 1j, 2]), 6))
x = np.array([1.0, -3.0, 2.0])
for i in range(100):
    x = x * 1.0
    r = np.roots(x + np.array([0, -i * 0.01, 0]))
print(np.round(r, 6))
