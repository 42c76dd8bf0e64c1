"""Classes that derive from str, int and float, where the run decides."""
import numpy as np
import copy, json, math
xs = np.arange(10) * 1.5
k = int(np.zeros(70000).sum())
class F(float):
    def half(self): return F(self / 2)
    def __repr__(self): return f"F({float(self)})"
class I(int):
    pass
class S(str):
    def twice(self): return S(self + self)
class Money(float):
    def __new__(cls, v, cur="EUR"):
        m = super().__new__(cls, v); m.cur = cur; return m
    def __add__(self, o): return Money(super().__add__(o), self.cur)
    def __mul__(self, o): return Money(float(self) * o, self.cur)
t = F(0)
for i in range(len(xs)):
    t = F(t + xs[i])
print(t, type(t).__name__, t + 1)
t = Money(0.0)
for i in range(10 + k):
    t = t + xs[i]
    if t > 20: t = t * 0.5
print(t, t.cur, f"{t:.2f}")
n = I(k)
while n < 1000:
    n = I(n * 2 + 1)
print(n, isinstance(n, I))
v = F(1) if k == 0 else F(2)
w = F(1) if k == 0 else 2.0
print(v, v.half(), v + 1, w + 1, isinstance(v, F))
s = S("a") if k == 0 else S("b")
print(s, s + "c", s.twice(), s == "a", len(s), s.upper(), s in ("a", "z"), f"{s:>3}")
l = [F(x) for x in xs]
print(l[3], l[k + 2], sum(l), max(l), np.array(l), np.mean(l))
m = []
for i in range(5):
    m.append(F(xs[i]))
print(m, m[k])
d = {S("x"): F(1), "y": I(2)}
d["x"] += 1
print(d, copy.copy(v), copy.deepcopy([v, s]), copy.deepcopy(t).cur)
print(json.dumps({"a": S("b"), S("c"): I(3), "n": [I(4)]}))
def f(x):
    match x:
        case 3: return "three"
        case int(n): return ("int", n)
        case str(): return "str"
        case float(): return "float"
        case [a, b]: return "seq"
print(f(I(3)), f(I(4)), f(S("ab")), f(F(3)), f(F(2)))
for i in range(I(3)): print(i, end=" ")
for i in range(I(k + 3)): print(i, end=" ")
print(xs[I(k + 1)], xs[I(k):I(k + 2)], [1, 2, 3][I(k)], "abc"[I(k + 1)], xs[I(k)] + F(kf := k + 1.0))
arr = np.zeros(3)
for i in range(3):
    arr[I(i)] = F(i * 2)
print(arr)
x = F(k + 2.5)
print(x, [x], int(x), math.sqrt(x), round(x), x // 1, -x, abs(x), bool(x), x == 2.5, x < 3, f"{x:.3f}", str(x), "%.1f" % x)
y = I(k + 5)
print(y, [y], y + 1, y % 3, y / 2, 2 ** y, y == 5, y in (5, 6), str(y), f"{y:04d}", y & 4, bool(y), int(y), float(y), list(range(y)))
if x > 2 and y: print("yes")
def g(v, n):
    r = v
    for i in range(n): r = F(r * 1.5)
    return r
print(g(F(1), 4), g(F(k + 1.0), 4), g(F(2), k + 3))
class Node(int):
    def __new__(cls, v, left=None):
        self = int.__new__(cls, v); self.left = left; return self
nd = None
for i in range(4): nd = Node(i, nd)
print(nd, nd.left, nd.left.left.left.left)
def h(x, a):
    if x > a: return F(x)
    return F(a)
print(h(xs[3], 2), h(xs[1], 7))
best = F(-1)
for x in xs:
    if x % 2 == 1: best = F(x)
print(best)
z = "none"
if k == 0: z = S("some")
print(z, z == "some", len(z), z + "!", isinstance(z, str))
q = 1
if k == 0: q = I(5)
print(q + 1, q == 5, xs[q])


# One of several, of which one class is asked for `%`.
class Shown(str):
    def __rmod__(self, form):
        return "shown by " + str(self)


class Silent(str):
    pass


for k in range(2):
    one = Shown("x") if int(np.ones(70000).sum()) + k == 70000 else Silent("y")
    print("<%s>" % one)
