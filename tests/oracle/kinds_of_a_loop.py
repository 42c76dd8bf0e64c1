# A number that a loop changes the kind of: before its first turn it is of one,
# behind it of another.
import numpy as np

n = int(np.zeros(70000).sum()) + 3
xs = np.arange(1.0, 9.0)
ks = np.array([4, -1, 7, 2])


def total(n):
    t = 0
    for i in range(n):
        t += xs[i]
    return t


for m in (n, n - 3, n - 2):
    t = total(m)
    print(t, repr(t), type(t).__name__, t == 0, bool(t), isinstance(t, int))

x = np.ones(10000).mean() * 3
count = 0
best = None
rate = 1
while x > 0.1:
    count = count + 0.5
    best = x
    rate *= 0.9
    x = x / 2
print(count, best, rate)

# alternately: the two swap
u, v, w = 1, 2.5, True
for i in range(n):
    u, v, w = v, w, u
    print(u, v, w, u + v, v * w)

# most and least, from an int
most = least = 0
where = None
for i in range(n + 1):
    if ks[i] * 0.5 > most:
        most = ks[i] * 0.5
        where = i
    least = min(least, ks[i])
print(most, least, where, type(most).__name__, type(least).__name__)

# a sum of vectors from an int
s = 0
for i in range(n):
    s = s + xs[i:i + 3]
print(s)
s = 0
for i in range(n - 3):
    s = s + xs[i:i + 3]
print(s, s * 2)

# in an attribute, an item, a closure, and in nested loops


class Meter:
    def __init__(self):
        self.total = 0
        self.count = 0

    def add(self, x):
        self.total += x
        self.count += 1

    def mean(self):
        return self.total / self.count if self.count else 0


for m in (n, n - 3):
    meter = Meter()
    stats = {"sum": 0, "seen": False}
    row = [0, 0]
    for i in range(m):
        meter.add(xs[i])
        stats["sum"] += xs[i] * 0.5
        stats["seen"] = stats["seen"] or i > 1
        for j in range(i):
            row[1] += xs[j]
    print(meter.mean(), meter.total, stats, row)


def counter():
    c = 0

    def more(by):
        nonlocal c
        c += by
        return c
    return more


more = counter()
for i in range(n):
    more(xs[i])
    if i == 1:
        print(more(1))
print(more(0))

# what breaks off, goes on, and has an else
t = 0
for i in range(n + 3):
    if i == n:
        t = -1
        break
    if i == 1:
        continue
    t += xs[i]
else:
    t = True
print(t, type(t).__name__)

# a long one that begins before a static one
t = 0
for i in range(1000):
    t = t * 0.5 + i
print(t)
for i in range(2):
    for j in range(n - 1):
        t = 0
        for k in range(j):
            t += xs[k]
        print(t, end=" ")
print()
