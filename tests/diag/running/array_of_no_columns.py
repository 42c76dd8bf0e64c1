# What shape the array of a list of tuples has that is empty when running, nobody can tell.
import numpy as np

n = int(np.zeros(70000).sum())
path = []
while n > 0:
    path.append((n, n + 1))
    n -= 1
print(len(path))
print(np.array(path).shape)
