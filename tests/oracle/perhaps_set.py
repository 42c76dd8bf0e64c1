"""What only one way through a branch sets: names, attributes that a class has
too, those of modules and of Python."""
import numpy as np
D = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0])


class P:
    s = 5.0


class Q(P):
    def __init__(self, c):
        if c > 2:
            self.s = 1.0
        if c > 4:
            self.t = 2.0


class R:
    def __init__(self, c):
        if c > 2:
            self.s = D

    def __getattr__(self, name):
        return 2 * np.ones(8)


for c in [D[1], D[3], D[5]]:
    q = Q(c)
    print(q.s, hasattr(q, "s"), hasattr(q, "t"), getattr(q, "t", -1.0))
    print(R(c).s is D)
    if hasattr(q, "t"):
        print(q.t)
    if c > 2:
        max = min
    print(max(3, 4))


def f(a):
    c = a > 0
    if c:
        d = a + 5
    return bool(c and d > 0)


print(f(D[5]), f(-D[5]))


def mean(xs):
    first = True
    for x in xs:
        if x < 1:
            continue
        if first:
            low = x
            best = xs
            first = False
        elif x < low:
            low = x
    return low, best is xs


print(mean(D), mean(D[3:]))


class S:
    if D[3] > 2:
        D = D + 1
    print(D)


if D[0] > 2:
    P.u = 1
if D[1] > 0:
    Q.s = 7.0
print(Q.s, P.s, Q(D[1]).s, hasattr(P, "u"))
