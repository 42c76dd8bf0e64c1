"""Classes that derive from list and dict, as programs use them; mappings by
keys()."""
import numpy as np
k = int(np.zeros(70000).sum())
class L(list): pass
class Vec(list):
    def __init__(self, *xs): super().__init__(xs)
    def __add__(self, o): return Vec(*[a + b for a, b in zip(self, o)])
    def __mul__(self, c): return Vec(*[a * c for a in self])
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o))
    def __repr__(self): return "Vec(" + ", ".join(map(repr, self)) + ")"
    def __hash__(self): return hash(tuple(self))
v, w = Vec(1.0, 2.0), Vec(3.0, k * 1.0)
print(v + w, 2 * v, v * 3, v @ w, {v: 1}[Vec(1.0, 2.0)], v in {v}, sum([v, w], Vec(0, 0)))
s = Vec(0.0, 0.0)
for i in range(k + 4):
    s = s + v * i
print(s)
for i in range(k + 4):
    s[0] += 1
    s[1] = s[0] * 2
print(s, len(s))
class Tree(dict):
    def __missing__(self, key):
        value = self[key] = type(self)()
        return value
t = Tree()
t["a"]["b"]["c"] = k
t["a"]["d"] = 2
print(t, t["a"]["b"], len(t["a"]))
class Attr(dict):
    def __getattr__(self, n):
        if n in self: return self[n]
        raise AttributeError(n)
    def __setattr__(self, n, v): self[n] = v
    def __delattr__(self, n): del self[n]
a = Attr(x=1, y=k)
a.z = 5; a.x += 1
print(a, a.x, a.y, a["z"], hasattr(a, "q"), getattr(a, "q", None))
del a.z
print(a)
for i in range(k + 3):
    a.x = a.x + i
    a.y += 1
print(a)
class History(list):
    def append(self, x):
        list.append(self, x)
        if len(self) > 3: del self[0]
h = History()
for i in range(6): h.append(i)
print(h)
class Counter2(dict):
    def __getitem__(self, k): return self.get(k, 0)
    def most(self): return sorted(self.items(), key=lambda p: -p[1])
c = Counter2()
for ch in "hello world": c[ch] += 1
print(c.most()[:2], c["zz"], len(c))
class Matrix(list):
    def __getitem__(self, ij):
        if isinstance(ij, tuple):
            return list.__getitem__(list.__getitem__(self, ij[0]), ij[1])
        return super().__getitem__(ij)
m = Matrix([[1, 2], [3, 4 + k]])
print(m[1, 1], m[0], m[1][0], [m[i, 1 - i] for i in range(2)], m)
n = 0
for r in m:
    for x in r: n += x
print(n)
class Ring(list):
    def __iter__(self):
        return iter(list.__getitem__(self, slice_) for slice_ in range(len(self) - 1, -1, -1))
    def __len__(self): return super().__len__()
r = Ring([1, 2, 3])
print(list(r), [*r], sorted(r), r, sum(r), 1 in r, tuple(r), dict(enumerate(r)))
x, y, z = r
print(x, y, z, r.copy(), r + [4])
class Big(list):
    def __contains__(self, x): return "c"
    def __bool__(self): return False
    def __len__(self): return 9
b = Big([1])
print(5 in b, bool(b), len(b), not b, "yes" if b else "no", b.__len__(), b)
class G(dict):
    def keys(self): return ["kk"]
    def __iter__(self): return iter(["it"])
    def __getitem__(self, k): return k + "!"
g = G(a=1)
print(list(g), dict(g), {**g}, g.items(), g == {"a": 1}, g)
def kw(**n): return n
print(kw(**g))
class K(dict):
    def keys(self): return ["kk"]
    def __getitem__(self, k): return k + "!"
print(dict(K(a=1)), {**K(a=1)}, kw(**K(a=1)))
d = {}; d.update(K(b=2)); print(d)
class M1:
    def keys(self): return ["x", "y"]
    def __getitem__(self, k): return k * 2
print(dict(M1()), {**M1()}, kw(**M1()))
class Base(list):
    def __init__(self, it=()):
        self.n = 0
        super().__init__(it)
    def append(self, x):
        self.n += 1
        super().append(x)
class Derived(Base):
    def append(self, x):
        super().append(x + 100)
q = Derived([1])
q.append(2); q.extend([5]); q += [6]; q.insert(0, 7)
print(q, q.n, Derived.__mro__ if False else "", isinstance(q, Base))
o = L([3, 1, 2])
o.sort(key=lambda v: -v)
print(o, o[::-1], type(o[::-1]).__name__, o == L(o), o is L(o), o < L([9]), [3] < o, min(o, [1]), max(L([1]), L([2])))
print(L([1, L([2, L()])]), repr(L(["a"])), str(L([None])), f"{L([1.5])}", "%s|%r" % (L([1]), L([2])), "{}".format(L([1])))
print([L([1])] == [[1]], {"a": L([1])} == {"a": [1]}, (L(),) == ([],), L([1]) in [[1]], [[1]].index(L([1])), [L([1])].count([1]))
print(np.sum(o), np.array(o), np.zeros(L([2])), np.arange(4)[L([1, 2])],
      np.stack(L([np.ones(2), L([3, 4])])), np.array([L([1]), L([2])]))
