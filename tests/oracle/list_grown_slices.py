"""Slices, insertion and removal of grown lists."""
import numpy as np
n = int(np.zeros(70000).sum())
xs = np.arange(20.0) * 37 % 11

l = [3, 1, 2]
if n == 0:
    l.append(9)
print(l, len(l))
if n > 0:
    l.pop()
print(l)
l.insert(1, 5)
print(l)
l.remove(1)
print(l)
del l[0]
print(l, l.pop(0), l)

l = list(range(n + 6))
print(l, l[::-1], l[1:4], l[-2:], l[::2], l[4:1:-1])
l[0], l[-1] = l[-1], l[0]
print(l)
while len(l) > 2:
    l.pop(0)
print(l)
l.clear()
print(l, bool(l), not l)
