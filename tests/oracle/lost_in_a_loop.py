"""What has another form after a turn than before the loop, and is needed
later: the first turn, or each, is taken out of the loop."""
import numpy as np

D = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0])


class Box:
    def __init__(self):
        self.g = None
        self.h = 0

    def step(self, k):
        self.g = D[k:k + 1] if isinstance(k, str) else np.ones(2) * D[k]
        self.h = self.g
        return self.g


g = 1.0
for k in range(3):
    print("turn", k)
    g = np.ones(2) * D[k]
print(g)

g = np.ones(3)
count = int(np.ceil(1.0 / 0.05))
for k in range(count):
    g = np.ones(2) * D[k % 8]
print(g, count)

a = Box()
for k in range(3):
    last = a.step(k)
print(a.g, a.h is a.g, last is a.g)
last += 1
print(a.h)


def run(n, start):
    kept = start
    seen = []
    for k in range(n):
        kept = D[1:3] + k
        if k == 0:
            seen.append(kept)
        if D[k] > 1:
            break
    else:
        print("all")
    kept += 1
    return kept, seen[0] is kept


print(run(2, 0), run(5, None), run(1, "text"))

# a form that depends on the turn
for k in range(4):
    if k % 2 == 0:
        form = np.ones(3) * D[k]
    else:
        form = np.ones(2) * D[k]
print(form)

# a `while` whose first turn is certain
t = 0
i = 0
while i < np.ceil(2.5):
    t += 0.5
    i += 1
print(t, i)

# in a loop that is staged itself, and not needed
for k in range(int(D.sum()) % 5):
    form = 0
    for i in range(2):
        form = np.ones(2) * D[k]
    print(form)
for k in range(int(D.sum()) % 5):
    unused = D[k]
    unused = np.ones(2)
print("end")
