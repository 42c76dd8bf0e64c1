# Draws of every kind in staged loops and branches, and as many as a list takes.
import random
import numpy as np
random.seed(0)
k = int(np.zeros(70000).sum())
# staged sequences of every kind of draw
for i in range(30 + k):
    a = random.randint(1, 10 + i)
    b = random.uniform(-i, i)
    c = random.randrange(0, 50, 5)
    if a > 5:
        d = random.gauss(0, 1)
    else:
        d = random.expovariate(1.5)
    if i % 7 == 0:
        print(a, b, c, d)
print(random.random())
w = [0.1, 0.2, 0.7]
cnt = np.zeros(3)
for i in range(50 + k):
    j = random.choices([0, 1, 2], weights=w)[0]
    cnt[j] += 1
print(cnt, random.random())
x = np.arange(10)
for i in range(2 + k): random.shuffle(x)
print(x)
for i in range(3 + k): print(random.getrandbits(8), random.getrandbits(40), random.triangular(0, 1, 0.5), random.betavariate(2, 3), random.normalvariate(0, 1))
def walk(n):
    p = 0; m = 0
    while abs(p) < n:
        p += 1 if random.random() < 0.5 else -1
        m += 1
    return m
print(walk(5), walk(8 + k), random.random())
print(random.choice([3.5, 4.5, 5.5]), random.randint(0, 5 + k), random.sample([10, 20, 30, 40], 2))
random.seed(1)
xs = [random.random() for _ in range(10000)]
print(sum(xs))
ys = list(range(5000)); random.shuffle(ys); print(ys[:3])
