# A loop that may end with its first turn, which puts something else into a name.
import numpy as np


def converge(p, rate, most):
    j = 0
    while True:
        j += 1
        t = [0, 0]
        for i in range(2):
            t[i] = p[i] - rate * p[1]
        if np.allclose(np.array(p), t, atol=1e-5, rtol=0):
            break
        p = t
        if j > most:
            break
    return j, t, p


print(converge([2, 4], 0.25, 100))
print(converge([2, 0], 0.25, 100))
print(converge([2, 4], 0.25, 3))


def last(x):
    y = None
    j = 0
    while y is None or np.abs(y - x).max() > 0.01:
        j += 1
        y = x
        x = x * 0.5 + 1
    return j, x


print(last(np.array([1, 5])))
print(last(np.array([2, 2])))
print(last(np.array([1.0, 5.0])))


def grows(x):
    log = []
    while True:
        t = [0.5 * v + 1 for v in x]
        log.append(t[0])
        if abs(np.array(x) - np.array(t)).max() < 0.05:
            break
        x = t
    return len(log), log[-1], sum(log)


print(grows([1, 5]))
print(grows([2, 2]))


def counted(x, n):
    for j in range(n):
        a = np.array(x)
        t = a * 0.5 + 1
        if np.abs(t - a).max() < 1e-3:
            break
        x = [t[0], t[1]]
    else:
        j = -1
    return j, t


print(counted([1, 5], 1000))
print(counted([1, 5], 4))


def raises(p, at):
    j = 0
    try:
        while True:
            j += 1
            t = [v * 0.5 for v in p]
            if np.max(np.array(p)) < 0.1:
                break
            if t[0] < at:
                raise ValueError("below", j)
            p = t
    except ValueError as e:
        return "raised", e.args, j
    return j, t


print(raises([8, 2], 0.0))
print(raises([8, 2], 1.5))
print(raises([8, 2], 5.0))


def effects(p):
    n = [0]

    def more(t):
        n[0] += 1
        return np.array(t).max() > 0.5

    while more(p):
        print("turn", n[0])
        p = [v * 0.5 for v in p]
    return n, p


print(effects([4, 2]))
print(effects([0, 0]))
