"""Masks that change between a read and a store; slices that one call leaves and another does not."""
import numpy as np
x = np.arange(6.0) + int(np.zeros(70000).sum())
m = x > 2
def ch():
    m[0] = True
    m[5] = False
    return 1.0
x[m] += ch()
print(x)
x[m] *= 2
y = x.copy()
y[m] -= x[m]
print(x, y)
M = x.reshape(2, 3) > 3
x[M[0].repeat(2)] += 1
z = x.reshape(2, 3).copy()
z[M] *= 3
z[0][M[0]] -= 1
print(x, z)
k = int(np.zeros(70000).sum())


def part(x, i):
    return x[i:i + 8].sum()


x = np.arange(203.0) + k
t = 0.0
for i in range(100):
    t += part(x, i)
print(t)
for i in range(0, 203, 8):
    t += part(x, i)
print(t)
out = np.zeros(2000)
for i in range(2000):
    if i + 4 <= 203:
        out[i] = x[i:i + 4].reshape(2, 2)[1, 1]
print(out.sum())
