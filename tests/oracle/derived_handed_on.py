"""Objects of classes that derive from containers, and of collections, handed to
what takes a list, a tuple, a dict or a set."""
from collections import deque, namedtuple, Counter, OrderedDict, defaultdict
import numpy as np, math
k = int(np.zeros(70000).sum())
class L(list): pass
class T(tuple): pass
class D(dict): pass
class S(set): pass
l = L([3, 1, 2]); t = T((1, 2)); d = D(a=3, b=1); s = S([1, 2]); q = deque([1, 2]); P = namedtuple("P", "x y"); p = P(1, 2)
print("".join(L(["a", "b"])), ",".join(T("ab")), "-".join(deque("xy")), " ".join(d))
print("abc".startswith(T(("x", "a"))), "abc".endswith(T(("c",))))
print(isinstance(3, T((int, str))), issubclass(L, T((list,))))
print("%s %s" % p, "%(a)d" % d)
print("{0[0]} {0.x}".format(p), "{0[a]}".format(d), "{} {}".format(*t), "{a}{b}".format(**d))
print(max(d, key=d.get), min(l), sorted(d, key=d.get), list(map(L.count, [l], [1])), list(filter(None, L([0, 1]))), dict(zip(l, t)))
print(range(*t), list(range(*T((0, 6, 2)))), slice(*t), divmod(*T((7, 2))), pow(*T((2, 3))))
print(math.prod(l), math.hypot(*t), sum(q))
print(np.array(q), np.array(t), np.sum(q), np.zeros(t), np.array([t, t]), np.array(p), np.mean(l), np.max(q))
print(np.arange(5)[q], np.arange(5)[l], np.ones((3, 3))[t])
print(np.concatenate(L([np.ones(1), np.zeros(1)])), np.where(L([True, False]), L([1, 2]), L([3, 4])))
a = np.zeros(3); a[:] = l; print(a); a[L([0, 1])] = L([8, 9]); print(a)
print(3 in np.array(l), np.array_equal(l, [3, 1, 2]), np.full(T((2,)), 7), np.reshape(l, T((3, 1))))
print(a.reshape(T((3, 1))).shape, np.transpose(np.ones((1, 2)), T((1, 0))).shape, np.sum(np.ones((2, 2)), axis=T((0, 1))))
print(np.zeros(3).shape == T((3,)), T((3,)) == np.zeros(3).shape, T(np.zeros((2, 3)).shape))
rng = np.random.default_rng(0)
print(rng.normal(size=t).shape, rng.integers(0, 5, size=T((2,))).shape)
print(dict(L([("a", 1)])), dict(T([("b", 2)])), set(L([1])), frozenset(t), list(s), tuple(q), list(p))
print(*l, *t, *d, *s, *q, *p, [*q, *p], {*t}, (*d,), {**d, **OrderedDict(z=1)})
print(bool(L()), bool(T()), bool(D()), bool(S()), bool(q), not q, l and t, L() or "e", "y" if d else "n")
print(str(l), str(t), str(d), str(s), repr(q), f"{l}{t}{d}{s}{q}{p}", f"{p!s:>12}", f"{l!r:<12}|")
print(list(zip(*L([l, l]))), list(enumerate(q, 1)), list(reversed(t)), list(reversed(p)), any(l), all(q))
print(l.copy(), l[:], l * 2, l + [1], t + (1,), t * 2, t[:1], d.copy(), s.copy(), q.copy(), p[:1], p + t)
print([1, 2] == q, q == [1, 2], t == p, p == t, T((1, 2)) == P(1, 2), P(1, 2) == T((1, 2)), l == T((3, 1, 2)))
print(hash(t) == hash(p) == hash((1, 2)), {t: 1}[p], {p: 1}[(1, 2)], {(1, 2): 5}[t], len({t, p, (1, 2)}))
x, (y, z), *w = L([1, T((2, 3)), 4, 5])
print(x, y, z, w)
for i, (u, v) in enumerate(L([p, t])): print(i, u, v)
print({v: v for v in t}, {v for v in l}, sum(v for v in q), max(v * k for v in l))
def f(*a, **n): return a, n
print(f(*q, **d), f(*p), f(*s))
l[k] += 5; l[k + 1] = k; print(l, l[k + 2], t[k], q[k], p[k]); q[k] = 9; print(q)
l[0], l[1] = l[1], l[0]; print(l)
print(t.index(2), p.index(2), s.isdisjoint(t), s.union(p))
print(sorted([P(2, 1), P(1, 5)]), max(P(2, 1), (1, 9)), P(1, 2) < (1, 3), [P(1, 2)].index((1, 2)), P(1, 2) in [(1, 2)], [(1, 2)].count(P(1, 2)))
print(np.asarray([P(1, 2), P(3, 4)]).sum(), np.array([q, q]).shape)
print(d.items() & {("a", 3)}, d.keys() - {"a"}, ("a", 3) in d.items(), 3 in d.values())
assert l, "no"
print(abs(P(-1, 2).x), P(k, k + 1).y, P(x=k, y=[k]), P(1, P(2, 3)).y.x)
class Miss(dict):
    def __missing__(self, k): return k + "?"
print("%(a)s %(b)s" % Miss(a=1))
class Get:
    def __getitem__(self, k): return k * 2
print("%(ab)s" % Get())
