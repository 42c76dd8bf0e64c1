"""A turn appends more than it leaves."""
import numpy as np
n = int(np.zeros(70000).sum())
l = [1, 2, 3]
for k in range(n + 4):
    l.insert(1, k)
    if k > 1:
        l.pop()
    for j in range(n + 3):
        l.append(j)
    l.clear()
print(l, len(l))
