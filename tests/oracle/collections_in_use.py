"""collections: defaultdict, OrderedDict, Counter and namedtuple."""
from collections import defaultdict, OrderedDict, Counter, namedtuple, deque
import numpy as np
k = int(np.zeros(70000).sum())
d = defaultdict(list)
d["a"].append(1); d["b"].append(2); d["a"].append(3)
print(d, d["c"], len(d), d.get("zz"), "zz" in d, d.default_factory, dict(d))
e = defaultdict(int, {"x": 1}, y=2)
for ch in "hello": e[ch] += 1
print(e, e.copy(), type(e.copy()).__name__, e == dict(e), e | {"q": 5}, {"q": 5} | e, sorted(e.items()))
f = defaultdict(lambda: defaultdict(int))
f["a"]["b"] += k + 1
print(f["a"]["b"], f["a"], isinstance(f, dict), defaultdict(None, a=1), defaultdict())
for kk, v in e.items(): print(kk, v)
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
print(o, o.keys(), o.values(), o.items(), list(o), OrderedDict(), o["b"])
o.move_to_end("a"); print(o); o.move_to_end("c", last=False); print(o)
print(o.popitem(), o.popitem(last=False), o, list(reversed(o)))
o["z"] = 26; o.update(y=25); print(o, o == OrderedDict([("y", 25), ("z", 26), ("b", 2)]), o == {"y": 25, "z": 26, "b": 2}, o != OrderedDict(o), o.copy(), o | {"n": 1}, {"n": 1} | o)
o |= {"m": 2}; print(o, OrderedDict.fromkeys("ab", 0), o.pop("m"), o.setdefault("w", 4), len(o), "w" in o)
c = Counter("abracadabra")
print(c, c["a"], c["zz"], c.most_common(), c.most_common(2), c.most_common(0), sorted(c.elements()), c.total(), len(c))
c.update("aaz"); print(c); c.subtract("ab"); print(c); c.subtract({"z": 5}); print(c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, +Counter(a=1, b=-1), -Counter(a=1, b=-1), a == b, a == Counter(a=3, b=1, c=0), a != b, a <= b, Counter(a=1) <= a, a < a, a >= Counter(), a > b)
a += b; print(a); a -= Counter(a=4); print(a); a |= Counter(q=7); print(a); a &= Counter(q=3, b=1); print(a)
del a["nope"]; print(a, a.copy(), type(a.copy()).__name__, Counter(), Counter([1, 1, 2]), Counter({"x": 2}), dict(a), list(a), a.keys())
n = 0
for w, cnt in Counter([3, 1, 3]).items(): n += w * cnt
print(n, max(Counter("aab"), key=Counter("aab").get), sum(Counter("aab").values()))
Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._fields, Point._fields, p._asdict(), p._replace(x=5), Point._make([7, 8]), len(p), Point, type(p).__name__, isinstance(p, tuple), hash(p) == hash((1, 2)))
x, y = p
print(x, y, *p, p + (3,), p < Point(2, 0), max(p), sum(p), {p: 1}[(1, 2)], str(p), [p], f"{p.x:03}")
Q = namedtuple("Q", "a b c", defaults=[2, 3])
print(Q(1), Q(1, c=9), Q._field_defaults, Q(*[1, 2]), Q(**{"a": 5}))
R = namedtuple("R", "a, class, a, _x", rename=True)
print(R(1, 2, 3, 4), R._fields)
class P3(namedtuple("P3", "x y z")):
    __slots__ = ()
    def norm(self): return (self.x ** 2 + self.y ** 2 + self.z ** 2) ** 0.5
    def __add__(self, o): return P3(*[u + v for u, v in zip(self, o)])
    @property
    def first(self): return self.x
q = P3(1.0, 2.0, 2.0)
print(q, q.norm(), q + q, q.first, q._replace(z=0), type(q._replace(z=0)).__name__)
for i in range(k + 3):
    q = q + P3(i, 1, k)
print(q, q.norm())
r = Point(k, k + 1)
print(r, r.x, r == (0, 1), r._asdict(), r._replace(y=k + 9))
s = Point(1, 2) if k > 0 else Point(3, 4)
print(s, s.x, s.y)
t = None
for i in range(k + 3):
    if t is None or i > t.x:
        t = Point(i, i * 2)
print(t)
cnt = Counter()
for w in ["x", "y", "x"]: cnt[w] += k + 1
print(cnt["x"], cnt["y"], cnt.total())
dd = defaultdict(float)
for w in "xyx": dd[w] += 0.5 * (k + 1)
print(dd["x"], dict(dd))
for i in range(k + 3):
    dd["x"] += i
    cnt["y"] += 2
print(dd["x"], cnt["y"])
u = OrderedDict(a=k, b=2)
u["a"] = u["a"] + 1
print(u)
w1 = u if k > 0 else OrderedDict(a=9, b=9)
print(w1, w1["a"])


class Loud(OrderedDict):
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)


class Long(list):
    def __len__(self):
        print("len")
        return super().__len__()


v = Loud(a=1, b=k)
print({**v}, dict(v), OrderedDict(v), v | {"c": 1}, [*v], list(v.items()))
m = [1, 2, 3]
m[0:2] = Long([7, 8, 9])
print(m, [*Long([1])], tuple(Long([2])))
