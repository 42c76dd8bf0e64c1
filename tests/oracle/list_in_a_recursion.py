# A list that grows in a recursion that only running ends.
import numpy as np

w = np.array([4, 2, 7, 1])
y = np.array(5)
for k in range(20000):
    y = (y * 7 + 3) % 2001
n = int(y) % 5
x = w[0]
i = 0
s = 0
log = []
total = [0, 0]


class Count:
    def __init__(self):
        self.n = 0
        self.sum = 0


o = Count()


def f0(d):
    global i, s
    total[0] += 1
    if total[0] > 3 or d <= 0:
        return x
    v = x
    if n > 2:
        return v + 1.5
    v = n
    for k0 in range(3):
        log.append(d)
        v = v - f0(d)
    return v


def f1(d):
    global i, s
    total[0] += 1
    if total[0] > 3 or d <= 0:
        return 1
    v = 0
    v = d
    return v


print(f0(2), i, o.n, total, s, log, o.sum)
