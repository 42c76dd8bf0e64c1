# Sets that get elements known only when running, and CPython's order of ints.
import numpy as np
n = int(np.zeros(70000).sum()) + 40
s = set()
x = 7
for i in range(n):
    x = (x * 75 + 74) % 65537
    s.add(x % 1000 - 300)
print(s, len(s))
for k in s: print(k, end=" ")
print(list(s)[:5], sum(s), min(s), max(s), sorted(s)[:3])
t = set()
for i in range(n):
    t.add(i * i)
print(t)
print(len(s | t), len(s & t), len(s - t), len(s ^ t), s <= (s | t), s < s, s == s.copy(), s.isdisjoint(t), t >= t)
print(sorted(s & t), s.union(t) == s | t)
seen = {1, 2, 3}
for i in range(n):
    seen.add(i * 7)
print(seen)
for i in range(n):
    if i % 3:
        seen.discard(i * 7)
print(len(seen), sorted(seen))
try:
    seen.remove(9999)
except KeyError as e:
    print("KeyError", e)
try:
    for k in s:
        if k > 100:
            s.add(k + 5000)
except RuntimeError as e:
    print(e)
big = set()
for i in range(3000):
    big.add(i * 37 % 10007 * n)
tot = 0
for k in big:
    tot = (tot * 31 + k) % 1000003
print(tot, len(big))
v = set()
stack = [(0, 0)]
while stack:
    a, b = stack.pop()
    if (a, b) in v or a > n - 35 or b > n - 36:
        continue
    v.add((a, b))
    stack.append((a + 1, b))
    stack.append((a, b + 1))
print(len(v), (2, 3) in v, (9, 9) in v, sorted(v)[:3])
