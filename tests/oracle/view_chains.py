"""Long chains of views, written and read."""
import numpy as np
A = np.arange(12).reshape(3, 4)
v = A
for k in range(60):
    v = v.T if k % 2 else v[::-1]
    v += k
    v[0, 1:] = v[1, 1:] * 2
    v[k % 3, k % 3] -= 1
print(A, v)
i = int(np.array([2, 0]).sum())
w = A if i > 1 else v
u = w[1:].T[::-1]
u[0] = 7
u += 1
print(A)
