"""Swaps of elements, of which no copy of the whole is made: a heap."""
import numpy as np
h = np.zeros(3000, dtype=np.int64)
s = 1
for k in range(3000):
    s = (s * 1103515245 + 12345) % 2147483648
    h[k] = s
    i = k
    while i > 0 and h[(i - 1) // 2] > h[i]:
        h[i], h[(i - 1) // 2] = int(h[(i - 1) // 2]), int(h[i])
        i = (i - 1) // 2
print(h[:5], h[2999], h.sum())
a = np.arange(6.0)
for k in range(5):
    a[k], a[k + 1], a[0] = a[k + 1], a[0], a[k]
print(a)
