"""Classes that derive from tuple and set."""
import numpy as np
k = int(np.zeros(70000).sum())
class S(set): pass
class T(tuple):
    def __new__(cls, *xs): return super().__new__(cls, xs)
    @property
    def x(self): return self[0]
    def __add__(self, o): return T(*[a + b for a, b in zip(self, o)])
class U(tuple): pass
s = S([1, 2, 3])
print(s, len(s), 2 in s, s | {4}, type(s | {4}).__name__, {4} | s, s & {1}, s - {1}, s ^ {1, 9}, {1, 9} - s, s == {1, 2, 3}, {1, 2, 3} == s, s < {1, 2, 3, 4}, s >= {1}, s != s)
s.add(7); s.tag = 5; s.discard(1); print(s, s.tag, sorted(s), S(), bool(S()), isinstance(s, set), isinstance(s, frozenset))
r = s
s |= {10}; print(s is r, s); s &= {2, 10}; print(s, type(s).__name__); s -= {2}; print(s); s ^= {1}; print(s)
print(s.union([5]), type(s.union([5])).__name__, s.copy(), s.issubset({1, 10, 11}), s.pop() in (1, 10))
for x in S([5]): print(x)
t = T(1, 2)
print(t, t.x, t + (3, 4), type(t + t).__name__, t == (1, 2), (1, 2) == t, t < (2,), hash(t) == hash((1, 2)), {t: 1}[(1, 2)], {(1, 2): 3}[t], t[0:1], type(t[:]).__name__, t[1], len(t), t * 2, 2 * t, (9,) + U((1,)), U([1]) + (5,), 1 in t, t.count(1), t.index(2))
a, b = t
print(a, b, *t, list(t), tuple(t), type(tuple(t)).__name__, "%s-%s" % t, "%d %d" % U((3, 4)), isinstance(t, tuple), U(), U("ab"), bool(U()), sum(t), max(t))
u = U([k, k + 1])
print(u, u[0], u == (0, 1), u == U((k, 1)), u + (k,))
for v in u: print(v)
for i in range(k + 3):
    t = t + (1, i)
print(t, t.x)
w = T(1, 2) if k > 0 else T(3, 4)
print(w, w.x, w == (3, 4))
p = [T(i, i * i) for i in range(3)]
print(p, p[1].x, sorted(p, reverse=True)[0], max(p), sum([q.x for q in p]))
d = {U((1, 2)): "a"}
print(d[(1, 2)], (1, 2) in d, U((1, 2)) in d, {U((1,)), (1,)}, len({U((1,)), (1,), (2,)}))
def f(*a): return a
print(f(*t), np.array(t), np.zeros(U((2, 1))), np.arange(6).reshape(U((2, 3)))[U((1, 2))], np.ones(3)[U((0,))])
class P(tuple):
    def __init__(self, it): self.n = len(it)
    def __getitem__(self, i): return super().__getitem__(i) * 10
    def __hash__(self): return 5
    def __eq__(self, o): return "never"
z = P((1, 2))
print(z, z[0], z.n, list(z), hash(z), z == 1, 1 == z, z != (1, 2))
print(U.__new__(U, [1, 2]), tuple.__new__(U, "ab"), type(tuple.__new__(U, "ab")).__name__, U().__class__, U((1,)).__len__() if False else "")
try_ = S.fromkeys if False else None
class Once(set):
    def add(self, x):
        if x in self: print("again", x)
        super().add(x)
o = Once([1]); o.add(1); o.add(2); o.update([1]); print(o)
n = 0
for i in range(k + 3):
    q = U((i, n)); n = n + q[0]
print(q, n)
