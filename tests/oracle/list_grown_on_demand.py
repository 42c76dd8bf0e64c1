"""Plain lists of numbers that are asked what only running knows."""
import numpy as np
n = int(np.zeros(70000).sum())

l = [3, 1, 4, 1, 5, 9, 2, 6]
print(l[n + 2:], l[:n + 3], l[n:n + 6:2], l[n + 5:n:-1])
print(l.pop(n + 2), l)
l.insert(n + 1, 77)
print(l)
m = [4.0, 2.5, 1.0]
m[n + 1:] = [7.5, 8.5, 9.5]
print(m)
del m[n]
print(m)
k = [n + 5, n + 2, n + 9, n + 2]
print(sorted(k), sorted(k, reverse=True), k)
alias = k
k.sort()
print(k, alias is k, alias)
k.sort(reverse=True)
print(k, k.index(2), k.count(n + 2))
del k[n + 1:]
print(k)
s = ["b", "a"]
s.sort()
print(s)
try:
    l.pop(n + 40)
except IndexError as e:
    print(type(e).__name__)
try:
    k.remove(n + 1)
except ValueError as e:
    print(type(e).__name__)
l.extend(range(n + 3))
print(l)
l *= n + 2
print(l, [0] * (n + 3), [1.5, 2.5] * (n + 2))

a = [3, 1, 2]
if n == 0:
    a[np.int64(2):True] = [7]
print(a)
