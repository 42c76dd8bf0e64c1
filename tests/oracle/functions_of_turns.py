"""Functions of one `def`, of several turns, are told from each other."""
import numpy as np
i = int(np.array([2, 0]).sum())
fs = []
for k in range(2):
    def g(x):
        return x + 1
    fs.append(g)
d = {fs[0]: "a", fs[1]: "b"}
h = fs[0] if i < 2 else fs[1]
print(h is fs[1], h is fs[0])
print(d[h])
hs = []
for k in range(3):
    if i + k > 2:
        def h(x):
            return x * 2
    elif k > 0:
        h = hs[-1]
    else:
        h = g
    hs.append(h)
print([p is q for p in hs for q in hs], h == hs[1], h in hs[:2])
y = x = np.array(5)
for k in range(200000):
    x = (x * 7 + 3) % 2001
hs = []
h = g
for k in range(3):
    if x + k > 2:
        def h(x):
            return x * 2
    hs.append(h)
print([p is q for p in hs for q in hs], h(3))
a = hs[0] if x > 3 else hs[1]
print(a is hs[0], a is hs[1], a == hs[2], a in hs[1:])
for k in range(x % 4):
    a, h = h, a
    def g(x):
        return x - 1
print(a is hs[2], h is hs[2], g is hs[0], g(1))
