# zip() and enumerate() of lists whose length only running knows, beside lists and
# tuples that are known, and what takes all that they give.
import numpy as np
s0 = int(np.zeros(70000).sum())
l = [8, 2, 5]
while len(l) > s0 + 2:
    l.pop()
m = [1, 2, 3]
print([v + w for v, w in zip(l, m)])
for v, w in zip(l, m):
    print(v, w)
print(sum(v * w for v, w in zip(l, m)))
for i, (v, w) in enumerate(zip(m, l)):
    print(i, v, w)
print([v for v, w in zip(l, [])], m, len(m))
m.append(7)
print(m, [a + b + c for a, b, c in zip(m, l, range(9))])
def f(xs, ys):
    return [x * y for x, y in zip(xs, ys)]
print(f(l, [1.5, 2.5]), f([0.5, 2.5], l))
e = []
print([v + w for v, w in zip(l, e)])
e.append(3)
print(e)
print(list(zip(l, l)))
print(list(enumerate(l)))
d = dict(zip(l, m))
print(d)
print(sorted(zip(l, m)))
print(sum(a for a, b in zip(l, m)), any(zip(l, m)), [3, 4] + [a for a, b in zip(l, m)])
r = [(0, 0)]
r.extend(zip(l, m))
print(r, len(r))
r += enumerate(l)
print(r)
z = zip(l, m)
print(list(z), list(z))
from collections import Counter
print(Counter(l), set(zip(l, m)) == {(8, 1), (2, 2)})
for i, (a, b) in enumerate(zip(l, m)):
    print(i, a, b)
print(list(iter(l)), list(enumerate(l, 5)), sorted(enumerate(l), key=lambda p: p[1]))
print(max(enumerate(l), key=lambda p: p[1]), min(zip(m, l), key=lambda p: p[1]))

many = list(range(16000))
for i in range(s0 + 2):
    many = [y for y in many if y % 2 == 0]
print(len(many), many[-3:])
