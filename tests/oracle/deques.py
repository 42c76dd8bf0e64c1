"""collections.deque, of known and of staged items."""
from collections import deque
import numpy as np
k = int(np.zeros(70000).sum())
d = deque([1, 2, 3])
print(d, len(d), d[0], d[-1], deque, type(d), isinstance(d, deque), d.maxlen)
d.append(4); d.appendleft(0); print(d)
print(d.pop(), d.popleft(), d)
d.extend([7, 8]); d.extendleft("ab"); print(d)
d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(); print(d); d.rotate(100); print(d)
m = deque(range(10), maxlen=3)
print(m, m.maxlen); m.append(5); print(m); m.appendleft(6); print(m); m.extend([1, 2]); print(m); m.extendleft([9]); print(m)
print(m + deque([4, 5]), type(m + deque()), m * 2, 2 * m, deque([1]) * 3)
c = m.copy(); c.append(0); print(c, m, c == m, c != m, m == deque([9, 5, 1]), m == [9, 5, 1], deque([1]) < deque([2]), deque([1, 2]) >= deque([1]))
m += [3]; print(m); m *= 2; print(m)
print(list(m), sorted(m), sum(m), max(m), 3 in m, 99 in m, m.count(3), m.index(3), list(reversed(m)), tuple(m), set(m), bool(m), bool(deque()))
m.clear(); print(m, len(m))
d = deque("abcde"); d.insert(2, "X"); d.remove("d"); print(d); d.reverse(); print(d); del d[1]; d[0] = "Z"; print(d)
for x in d: print(x, end=" ")
print([x for x in d], *d)
a, b, *r = d
print(a, b, r)
for i, x in enumerate(d): print(i, x)
for x, y in zip(d, deque([1, 2])): print(x, y)
s = deque([k, k + 1, k + 2])
for i in range(k + 3):
    s[0] = s[0] + i
print(s, s[k], sum(s))
for i in range(3):
    s.append(s.popleft() + 1)
print(s, s == deque([1 + k, 2, 4]), k in s)
o = deque([5, 6, 7])
x = s if k > 0 else o
print(x, x[0], len(x), x is o, list(x))
x[0] = 100
print(s, o, x)
if k > 0: s[1] = 1
else: s[1] = 2
print(s)
if k > 0: v = s[0]
else: v = s[1] + 10
print(s, v)
class Q(deque):
    def push(self, x): self.append(x); return self
    def append(self, x): super().append(x * 2)
q = Q([1], maxlen=5)
q.push(3).push(4)
q.extend([5])
print(q, q.copy(), type(q.copy()).__name__, q + deque([1]), len(q), q.maxlen, isinstance(q, deque))
seen, todo = {0}, deque([0])
graph = {i: [(i * 2) % 50, (i * 3 + 1) % 50] for i in range(50)}
order = []
while todo:
    n = todo.popleft()
    order.append(n)
    for m2 in graph[n]:
        if m2 not in seen:
            seen.add(m2); todo.append(m2)
print(order)
print(deque([deque([1]), [2]]), str(deque()), f"{deque('a')!r}", deque(maxlen=2), deque([], 0), deque([1, 2], None), deque(iterable=[3], maxlen=1))
e = deque(); e.append(e); print(e)
w = deque([0.0] * 3, maxlen=3)
t = 0.0
for i in range(k + 5):
    t = t + w[0]
    w[0] = w[1]; w[1] = w[2]; w[2] = i * 1.0
print(t, w)
it = iter(deque([1, 2])); print(next(it), next(it), next(it, "end"))
z = deque([1, 2, 3]); z.extend(z); print(z); z.extendleft(z); print(z)
