# What is one of several is itself, which is known while compiling.
import numpy as np

D = np.array([3.0, 1.0, 4.0])
for z in range(2):
    D *= 1.0
a = D[0:2] * 1.0
b = D[1:3] * 1.0
w = a
if D[1] < 2:
    w = b
v = w
items = [w, None]
if D[0] < 2:
    items = [None, w]


def pick(x):
    if w is w and w is v and not (w is not v):
        return x
    return pick(x)


print(pick(1), items[0] is items[0], w is a, w is b, items[0] is w)
