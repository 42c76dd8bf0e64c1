"""Arrays that are made with a size that a loop counts."""
import numpy as np

total = 0.0
for i in range(300):
    a = np.ones(i % 7)
    a[1:] *= 2
    total += a.sum() + np.arange(i).sum()
print(total)
for i in range(4):
    print(np.zeros(i), np.arange(i + 1), np.ones((i, 2)), np.full((2, i), i, dtype=np.int8))
    print(np.arange(i, 5), np.arange(5)[np.arange(i)], np.empty((i, i)).shape, np.arange(i)[::-1])
    b = np.zeros((3, i + 1))
    b[1] = i
    b[:, 0] += np.arange(3)
    print(b, b.sum(axis=0), b @ np.arange(i + 1), len(b.T))
