"""Classes that derive from list and dict: what is inherited, overridden, and
asked for by which protocol."""
class L(list):
    def first(self): return self[0]
    def append(self, x):
        super().append(x * 2)
l = L([1, 2, 3])
print(l, len(l), l.first(), l[1], l[-1], l[0:2], type(l[0:2]))
l.append(5)
print(l, l == [1, 2, 3, 10], [1, 2, 3, 10] == l, l != [1], l < [2], [0] < l)
l.name = "x"
print(l.name, isinstance(l, list), isinstance(l, L), issubclass(L, list), isinstance([], L), isinstance(l, (dict, tuple)))
for x in l: print(x)
print([x for x in l], sum(l), sorted(l), max(l), list(l), tuple(l), set(l), 2 in l, 7 in l)
print(l + [1], type(l + [1]).__name__, [1] + l, l * 2, 2 * l)
m = l
l += [7]
print(m is l, m, type(m).__name__)
l *= 2
print(m, bool(l), bool(L()))
l[0] = 9
del l[1]
l[1:3] = []
print(l)
a, *b = l
print(a, b)
print(*l)
l.sort(); print(l, l.index(9), l.count(7), l.pop(), l)
l.reverse(); l.insert(0, 4); l.extend(l); print(l)
l.clear(); print(l, not l)
class M(list):
    def __init__(self, n):
        super().__init__(range(n))
        self.n = n
    def __getitem__(self, i):
        return super().__getitem__(i % len(self))
    def __repr__(self): return f"M({super().__repr__()})"
    def __len__(self): return list.__len__(self)
m = M(3)
print(m, m[7], m.n, [m], str(m), list(m), m.copy(), type(m.copy()).__name__)
class D(dict):
    def __missing__(self, k):
        v = self[k] = k * 2
        return v
d = D(a=1)
print(d["a"], d["bb"], d, d.get("zz"), len(d), "a" in d, list(d), d.keys(), d.items())
d.x = 3
print(d.x, dict(d), {**d}, d == {"a": 1, "bb": "bbbb"}, d | {"q": 1}, type(d | {}).__name__)
def f(**k): return k
print(f(**d))
d.update(z=9); d.setdefault("y", 4); print(d.pop("z"), d, d.popitem())
for k, v in d.items(): print(k, v)
for k in d: print(k)
class E(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.log = []
    def __setitem__(self, k, v):
        self.log.append(k)
        super().__setitem__(k, v)
    def __getitem__(self, k):
        return dict.__getitem__(self, k) + 1
    def __delitem__(self, k):
        self.log.append(("del", k)); super().__delitem__(k)
    def __contains__(self, k): return True
e = E({1: 2}, b=3)
e[5] = 6
e.update({7: 8}); e.setdefault(9, 10)
print(e, e[1], e.log, e.get(1), 44 in e, list(e.values()), dict(e), {**e})
del e[1]; print(e, e.log)
print(D.fromkeys([1, 2]), type(D.fromkeys([1])).__name__, E.fromkeys("ab", 0).log)
x = l
print(x is l, L([1]) is L([1]), L() == L(), D() == {})
print(hash(D) is not None, callable(L))
try_ = L.append
l2 = L(); try_(l2, 4); list.append(l2, 4); print(l2)
print(L.__name__, L, l.__class__, type(l) is L, type(l) == list)
l3 = L([L([1]), 2]); l3.append(l3); print(l3[0], l3[:2])
l4 = L(); list.append(l4, l4); print(l4)
class A:
    def who(self): return "A"
    def __len__(self): return 77
class X1(L, A): pass
class X2(A, list): pass
print(len(X1([1])), len(X2([1])), X1().who(), X2([1]), bool(X2()))
print(list(reversed(L([1,2]))), list(reversed(D(a=1))), list(enumerate(L("ab"))), list(zip(L("ab"), D(a=1))), list(map(str, L([1]))))
