# The same where the run draws them: in loops and branches.
import random
import numpy as np
random.seed(5)
inside = 0
n = 200000
for i in range(n):
    x = random.random(); y = random.random()
    if x * x + y * y < 1.0: inside += 1
print(4 * inside / n)
k = int(np.zeros(70000).sum())
tot = 0
for i in range(3000 + k):
    tot += random.randint(1, 6) * (i + 1)
print(tot, random.random())
pos = 0
for i in range(1000):
    if random.random() < 0.5: pos += 1
    else: pos -= 1
print(pos)
s = 0.0
for i in range(500): s += random.gauss(0, 1)
print(s, random.uniform(0, 1))
r = random.Random(1)
z = r.random() if k > 0 else r.random() + r.random()
print(z, r.random())
a = np.zeros(20)
for i in range(20): a[i] = r.uniform(-1, 1)
print(a.sum(), r.randrange(5))
b = np.arange(10)
r.shuffle(b); print(b)
print(r.choice([10, 20, 30]), r.choices([1.0, 2.0], k=3))
