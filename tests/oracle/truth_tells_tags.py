# A flag that a branch sets tells which way was taken: what else it set is known.
import numpy as np

s0 = float(np.zeros(70000).sum())


class Point:
    def __init__(self, x):
        self.x = x


def found(v):
    is_found = False
    at = None
    if v > 2:
        is_found = True
        at = Point(v)
    if is_found:
        at.x += 1
        return at.x
    return at is None


def opposite(v):
    missing = True
    at = (1, 2)
    if v > 2:
        missing = False
        at = Point(v)
    if not missing:
        at.x += 2
    if missing and v < 100:
        return at[1]
    return v


def inner(v):
    is_found = False
    at = None
    if v > 2:
        if v > 4:
            is_found = True
            at = Point(v)
        else:
            at = "no"
    if is_found:
        return at.x + 1
    return 0 if at is None else at


def either(v):
    a = b = False
    at = None
    if v > 4:
        a = True
        at = Point(v)
    elif v > 2:
        b = True
        at = [v, v]
    if a:
        at.x += 1
    if b:
        at.append(7.0)
    if a or b:
        return at.x if a else at
    return at


for v in (0, 3, 5):
    for f in (found, opposite, inner, either):
        print(f.__name__, f(v + s0))


# What each turn leaves where it does not break is known in the next one.
def settle(x):
    for j in range(20):
        a = np.array(x)
        t = a * 0.5 + 1
        if np.abs(t - a).max() < 0.1:
            break
        x = [t[0], t[1]]
    return j, t


print(settle([1, 5]))
print(settle([2, 2]))
