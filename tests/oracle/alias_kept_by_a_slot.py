"""One object that a place holds on some ways, and another place on all."""
import numpy as np

D = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0])


class P:
    def __init__(self, v):
        self.v = v
        self.k = 0.0

    def add(self, x):
        pass


a = D[0:2] * 1.0
b = D[2:4] * 1.0
c = a
o = P(a)
p = P(D[1:3] * 1.0)
q = o
d = {"x": c, "y": b}
if D[2] > 2.5:
    i = 0
    while i < 3 and a.sum() < 9.0:
        i += 1
        c = c + 1.0
        a = b
        if D[6] > c[1]:
            p = P(c)
            d["y"] = c if D[4] > 2.5 else b
else:
    for k in range(2):
        if D[0] > b[1]:
            c[0] = D[4]
            continue
        elif D[6] > b[1]:
            b = a if c.sum() < 9.0 else c
            o = p
            q.k = 2.0
        o.add(D[1])
print(a is b, a is d["y"], b is d["y"])
d["y"][:] = d["y"] + 120.0
print(a, b)
