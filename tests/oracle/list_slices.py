"""Slices of lists, assigned and deleted."""
import numpy as np
i = int(np.array([2, 0]).sum())
l = [1, 2, 3, 4]
m = l
l[1:3] = [7, 8, 9]
print(l, m)
l[::2] = [0, 0, 0]
print(l)
l[10:] = (5, 6)
l[:0] = "ab"
print(l, len(m))
l[3:1] = [i, i + 1]
print(l)
l[::-1] = list(l)
print(l)
l[1:4] = l
print(l)
l[2:5] = []
del l[1:3]
print(l)
del l[::2]
print(l)
del l[::-2]
print(l, m)
l[:] = range(6)
del l[-2:]
l[1:2] = (q * 2 for q in [3, 4])
print(l, sum(l))
l[1:3] += [9]
print(l)
if i > 1:
    l[0:1] = [i]
print(l)
def f(a):
    a[1:] = a[:-1]
    return a
print(f([1, 2, 3]), f([4]))
stack = [np.arange(2), np.ones(2)]
stack[:1] = [stack[1], stack[0]]
stack[0][0] = 5
print(stack)
for k in range(3):
    l[k:k + 1] = [k, k]
print(l)
x = np.array(5)
for k in range(2000):
    x = (x * 7 + 3) % 2001
p = [0, 0, 0]
for k in range(x % 4 + 1):
    p[1:] = p[:-1]
    p[0] = p[0] + k
print(p)
e = []
e[:] = []
del e[:]
e[5:9] = [1]
print(e)
