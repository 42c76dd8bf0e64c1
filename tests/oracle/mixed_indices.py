"""Indices that are Python ints on one way and NumPy ones on the other."""
import numpy as np
w = np.array([2, 1])
a = np.arange(20).reshape(4, 5)
c = 4
if w[0] > 0: c -= w[0]
print(a[1, c], a[:, c], a[..., c], a[c % 4, 1:3], a[None, c].shape)
a[1, c] = 3
a[:, c] += c
print(a, a[c][c], a[c, c])
b = np.arange(6)
l = [1, 2, 3, 4]
for k in range(2):
    if w[1] > 5: c = k
    print(b[c], a[k, c])
