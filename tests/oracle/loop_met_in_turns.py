"""A loop that is met again in turns of which some are taken back."""
import numpy as np


class P:
    pass


LOG = []


def f0(t, o):
    if t.sum() > 9:
        o.v = 1
    else:
        o.w = o.w * 0.5


def f1(t, o):
    LOG.append(t)
    for i in range(4):
        f0(t, o)
    return o.w


x = np.arange(2.0)
P.w = x
for turn in range(3):
    r = f1(x, P)
print(r, len(LOG))
