"""Loops that are run while compiling, over containers of some size."""
import numpy as np

n = 10000
l = [0] * n
d = {}
for i in range(n):
    l[i] = i * 2
    d[i] = l[i] + 1
print(len(l), sum(l), len(d), d[n - 1])

x = np.arange(4.0)
for i in range(200):
    l[i] = -i
    if i == 150:
        l[0] = x.sum()
print(l[0], l[149], l[150], l[199])
