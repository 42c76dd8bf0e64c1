"""Lists that staged loops read, append to and take from."""
import numpy as np
n = int(np.zeros(70000).sum())
xs = np.arange(20.0) * 37 % 11

stack = [n]
seen = []
while stack:
    v = stack.pop()
    seen.append(v)
    if v < 5:
        stack.append(v + 1)
        stack.append(v + 2)
print(len(seen), seen[:10], stack)

def collatz(k):
    out = [k]
    while k != 1:
        if k % 2 == 0:
            k = k // 2
        else:
            k = 3 * k + 1
        out.append(k)
    return out
print(collatz(n + 27)[-5:], len(collatz(n + 27)))
print(collatz(n + 6))

q = [n + 1]
i = 0
while i < len(q):
    v = q[i]
    i += 1
    if v < 40:
        q.append(v * 2)
        if v % 3 == 0:
            q.append(v + 1)
print(q)

def fib(k):
    a = [0, 1]
    while len(a) < k:
        a.append(a[-1] + a[-2])
    return a
print(fib(n + 20))

