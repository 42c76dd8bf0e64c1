# Loops in loops, where what is carried is of another kind after the first turn.
import numpy as np

x = np.arange(6.0) + 0.5
k = np.array(5)
for q in range(300):
    k = (k * 7 + 3) % 2001
m = int(k) % 3 + 1


class Sum:
    def __init__(self):
        self.total = 0
        self.last = None

    def add(self, v):
        self.total = self.total + v
        self.last = v


s = 0
for a in range(2):
    for b in range(3):
        for c in range(2):
            for d in range(3):
                s = s + x[a + d] * m
                if s > 60 * m:
                    s = s - 50.5
            s = s * 0.75
        s += 1
print(s)

acc = Sum()
seen = [0, None]
best = None
for a in range(3):
    for b in range(2):
        t = 0
        for c in range(3):
            acc.add(x[a + b] - c)
            seen[0] = seen[0] + acc.total
            seen[1] = x * seen[0]
            if best is None or acc.total > best:
                best = acc.total
            t = t + acc.last
        acc.total = acc.total * 0.5 + t
print(acc.total, acc.last, seen[0], seen[1], best)

i = 0
y = 0
while i < 3:
    j = 0
    while j < 2:
        z = 0
        n = 0
        while n < 3:
            z = z + x[i + j]
            y = y + z
            n += 1
        if y > 20:
            y = y - 7.25
            break
        j += 1
    i += 1
print(y, z, i, j)

for a in range(2):
    kept = None
    for b in range(3):
        old = kept
        kept = x[b:b + 2] * (a + m)
        for c in range(2):
            if old is not None:
                kept = kept + old
    print(kept, old)
