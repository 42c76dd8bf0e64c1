"""Classes that derive from list and dict, where only running knows what is
in them, or which of them it is."""
import numpy as np
k = int(np.zeros(70000).sum())
class L(list):
    tag = "L"
    def total(self): return sum(self)
class D(dict):
    def __missing__(self, key): return -1
l = L([k, k + 1, 2])
print(l, l.total(), len(l), l == [0, 1, 2], l == L([k,1,2]))
m = L([10, 20, 30])
x = l if k > 0 else m
print(x, x[0], len(x), x.total(), x is m, x.tag, isinstance(x, list))
x[1] = 77
x.note = k + 5
print(l, m, x, x.note, m.note)
for v in x:
    print(v)
for i in range(k + 3):
    l[0] = l[0] + i
    m[i] += 1
print(l, m, x)
y = L([1, 2]) if k > 0 else L([3, 4])
print(y, y[0], y.total(), y + [5], y == [3, 4])
y.append(9)
y[0] += k
print(y, len(y))
d = D(a=k, b=k + 2)
print(d, d["a"], d["q"], d["b"], d == {"a": 0, "b": 2})
e = D(a=5)
w = d if k > 0 else e
print(w["a"], w["zz"], w, type(w).__name__)
w["a"] = 9 + k
print(d, e, w.get("a"), w.get("none"))
if k == 0:
    d["a"] = 4
    l.append(8)
else:
    d["a"] = 5
    l.append(9)
print(d, l)
for i in range(k + 4):
    d["a"] += i
    w["a"] -= 1
print(d, e)
class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
s = Stack()
for i in range(3): s.push(i + k)
print(s, s.peek(), s.pop(), s)
while s:
    print(s.pop())
n = 0
for i in range(k + 3):
    t = L([i, i * 2])
    t[0] += 1
    n += t.total()
print(n, t)
p = None
for i in range(k + 3):
    p = L([i, i])
print(p)
def f(a, i):
    a[0] = a[0] + i
    return a.total()
q = L([0, 0.5])
print(f(q, 1), f(q, k + 1), f(l, 2), q, l)
class P(list):
    def __init__(self, x, y): super().__init__([x, y])
    @property
    def x(self): return self[0]
    def __add__(self, o): return P(self[0] + o[0], self[1] + o[1])
    def __eq__(self, o): return isinstance(o, P) and list.__eq__(self, o)
a = P(1, 2)
for i in range(k + 5):
    a = a + P(i, 1)
print(a, a.x, a == P(11, 7), a == [11, 7], [11, 7] == a, a != [11, 7])
arr = L([np.arange(3.0), np.ones(3)])
for i in range(k + 2):
    arr[0] = arr[0] + arr[1]
print(arr, arr[0].sum())
print(any(l), all(l), max(m), min(m), 3 in l, k in l)
for i, v in enumerate(m): print(i, v)
for a1, b1 in zip(m, l): print(a1, b1)
best = None
for i in range(k + 3):
    c = L([i, 3 - i])
    if best is None or c[1] > best[1]:
        best = c
print(best, best.tag)
print(f"{y} {d} {best!r}", str(x))
