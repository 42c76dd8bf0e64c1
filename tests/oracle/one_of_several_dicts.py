"""What goes through one of several dicts or sets goes through their keys."""
import numpy as np
i = int(np.array([2, 0]).sum())
f = float(np.array([1.5]).sum())
def g(*a):
    return sum(a)
for x in [{0:5, 1:6}, {0:7, 1:8}]:
    if i > 1: break
print([*x], g(*x), (*x, 3))
a, *b = x
print(a, b)
best = None
for v in [{0: 1.0, 1: 2}, {0: 3.0, 1: 4}]:
    if best is None or v[0] * f > best[0]:
        best = v
a, b = best
print(a, b, list(best), sum(best), max(best), sorted(best))
for x in [{"a": 1}, {"b": 2}]:
    if i > 1: break
print(*x)
for q in x:
    print(q)
for x in [{5, 6}, {7, 8}]:
    if i > 1: break
print(*x)
u, v = x
print(u, v)
x = (np.arange(2) if i > 1 else [4, 5])
a, b = x
print(a, b)
