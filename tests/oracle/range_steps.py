"""Ranges whose step only running knows."""
import numpy as np
x = np.array(5)
for k in range(200000):
    x = (x * 7 + 3) % 2001
n = int(x) % 5 + 2
print(n)
t = 0
for k in range(0, 20, n):
    t += k
print(t)
for k in range(20, -3, -n):
    t -= k
    print(k)
for k in range(n, n * 3, n - 1):
    print(k, t)
for k in range(5, 5, n):
    print("never")
for k in range(5, 6, -n):
    print("never")
for s in range(1, n + 1):
    for j in range(s * s, 30, s):
        t += j
    for j in range(30, s, -s):
        t -= j * s
print(t)
for a, b in enumerate(range(0, 9, n)):
    print(a, b)
l = [q for q in range(0, 9, 3)]
print(l)
N = 1000
flag = np.ones(N + 1, dtype=bool)
flag[:2] = False
for i in range(2, int(N ** 0.5) + 1):
    if flag[i]:
        for j in range(i * i, N + 1, i):
            flag[j] = False
print(flag.sum())
r = range(n)
k = 0
while k < 3:
    for j in range(k, 10, k + 1):
        t += j
    k += 1
print(t)
if n > 100:
    for j in range(0, 5, n - n):
        print(j)
