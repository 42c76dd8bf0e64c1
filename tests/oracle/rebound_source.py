"""A loop goes on through the array it began with when its name gets another."""
import numpy as np

a = np.arange(5) - 1
for x, y in zip(a, a[1:]):
    a += abs(int(np.arange(4)[2]) - 3)
    a = -np.where(a > y, a, x)
print(a)

b = np.arange(6).reshape(3, 2)
for row in b:
    b[1:] += row
    b = b * 2
print(b)
