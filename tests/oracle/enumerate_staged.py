"""enumerate() of ranges whose length only running knows."""
import numpy as np
i = int(np.array([2, 0]).sum())
r = range(3) if i > 1 else range(5)
t = 0
for k, q in enumerate(r, 1):
    t += k * q
else:
    print(t)
for k in range(3):
    for a, b in enumerate(range(i + k)):
        t += a - 2 * b
    for a, b in enumerate(range(k, 3)):
        t += a * b
print(t)
def f(n, x):
    for a, (b, c) in enumerate(enumerate(range(n, 5), 2), i):
        x = x + a * b - c
    return x
for k in range(i):
    print(f(k, t), f(i, k))
n = i
if n > 1: n = n + 1
for a, b in enumerate(range(n)): print(a, b)
for a, b in enumerate(map(lambda q: q + 1, range(2))): print(a, b)
for (a,) in zip(range(n)): print(a)
e = enumerate(range(n))
for a, b in e:
    t += a
print(t)
def g(r):
    s = 0
    for a, b in enumerate(r):
        s += a * b
    return s
print(g(range(3)), g(range(i)), g(r))
