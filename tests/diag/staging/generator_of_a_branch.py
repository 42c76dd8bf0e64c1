# A generator that a staged branch made holds values of that branch.
import numpy as np

s0 = int(np.zeros(70000).sum())


def down(i):
    while i >= 0:
        yield i
        i -= 1


if s0:
    g = down(s0 + 2)
else:
    g = down(s0 + 1)
for x in g:
    print(x)
