"""np.diagonal, np.trace and np.diag beside the middle: views of what they are of."""
import numpy as np
for shape in ((3, 3), (2, 4), (4, 2), (1, 1), (65, 65), (0, 3), (3, 0)):
    a = np.arange(np.prod(shape)).reshape(shape) * 1.5
    for k in (0, 1, -1, 2, -3, 5):
        print(shape, k, np.diagonal(a, k)[:9], a.diagonal(offset=k)[:9], np.diag(a, k)[:9], np.trace(a, k), a.trace(k), np.diagonal(a, k, 1, 0)[:9], np.trace(a, k, axis1=-1, axis2=0))
b = np.arange(24).reshape(2, 3, 4)
print(np.trace(b), np.trace(b, 1), np.trace(b, axis1=1, axis2=2), np.trace(b, -1, 0, 2), b.trace().dtype, np.trace(np.int8([[100, 0], [0, 100]])))
a = np.arange(9.0).reshape(3, 3)
d, e, f = np.diag(a, 1), a.diagonal(-1), a.T.diagonal(1)
a[0, 1], a[1, 0] = 99, 77
print(d, e, f)
for g in (lambda: np.diagonal(np.zeros(3), 1), lambda: np.trace(np.zeros(3)), lambda: np.diagonal(a, 0, 0, 0), lambda: np.trace(a, 0, 0, 2)):
    try:
        print(g())
    except ValueError as x:
        print("ValueError")
z = a + 1j
print(np.trace(z, 1), np.diagonal(z, 1), np.diag(z, -1))
