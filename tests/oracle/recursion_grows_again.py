# a recursion that lets a list grow, called more than once: what the call before
# left is of a length that only running knows
import numpy as np

s0 = int(np.zeros(70000).sum())


def descend(n, out):
    if n > 0:
        out.append(n)
        descend(n - 1, out)


def one_after_the_other():
    out = [7]
    for _ in range(3):
        descend(2 + s0, out)
    descend(1 + s0, out)
    return out


def in_a_loop():
    out = []
    for i in range(5):
        descend(i % 3 + s0, out)
    return len(out), out[:9], sum(out)


def in_branches():
    out = []
    if s0 == 0:
        descend(4, out)
    else:
        descend(5 + s0, out)
    if s0 == 0:
        descend(3 + s0, out)
    return out


def kept(n, seen=[]):
    seen.append(n)
    if n <= 0:
        return len(seen)
    return kept(n - 1)


print(one_after_the_other())
print(in_a_loop())
print(in_branches())
print(kept(4 + s0), kept(2 + s0), kept(3 + s0))
