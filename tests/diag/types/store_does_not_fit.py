# A Python int that does not fit is no element, of any store.
import numpy as np

u = np.array([5, 6], dtype=np.uint8)
u[0] = 300
u[:] = -1
u[[0, 1]] = [1, 256]
u[u > 5] = 2.0**40
u.fill(300)
u += 300
v = np.array([300], dtype=np.uint8)
w = np.full(2, -1, dtype=np.uint16)
x = np.int8(128)
y = np.array([float("nan")], dtype=np.int32)
