# A default is an object that an argument may be, too, or may not.
import numpy as np

D = np.array([3.0, 1.0, 4.0, 1.0])
for z in range(2):
    D *= 1.0
a = D[0:2] * 1.0
c = D[2:4] * 1.0
given = [1.0]


def last(x, kept=a, n=given):
    x[0] += 0.5
    kept[1] += x[0] % 4
    for i in range(3):
        kept[0] = kept[0] * 0.5 + x[1] * n[0]
    return kept


def seen(x, *, kept=a):
    t = x * 2.0
    for i in range(3):
        t = t * 0.5 + kept
    return t.sum(), x is kept


for x in (a, a, a, c, c, a, c):
    print(x is last(x), a, c, seen(x))
    given[0] += 1.0
for x in (c, c, c, a, a, c):
    print(a is last(x, a), a is last(x, n=[2.0]), a, c, seen(x, kept=c))
