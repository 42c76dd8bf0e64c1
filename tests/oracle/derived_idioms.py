"""What programs make of classes that derive from containers, and of what
`collections` has."""
from collections import namedtuple, defaultdict, OrderedDict, Counter, deque
import numpy as np
k = int(np.zeros(70000).sum())
class dotdict(dict):
    """dot.notation access to dictionary attributes"""
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
c = dotdict(a=1, b=k)
c.z = 5
print(c, c.a, c.z, c.nope, c.b)
del c.a
print(c, c.get("a", "gone"))
for i in range(k + 3): c.b = c.b + i
print(c.b)
class Stack(list):
    push = list.append
    top = property(lambda s: s[-1])
    def is_empty(self): return not self
s = Stack(); s.push(1); s.push(2)
print(s, s.top, s.pop(), s.top, s.is_empty())
class Registry(dict):
    def register(self, f):
        self[f.__name__] = f
        return f
reg = Registry()
@reg.register
def foo(x): return x + 1
@reg.register
def bar(x): return x * 2
print(sorted(reg), reg["foo"](k + 1), [f(3) for f in reg.values()])
class Memo(dict):
    def __init__(self, f):
        super().__init__()
        self.f = f
    def __call__(self, *a): return self[a]
    def __missing__(self, a):
        r = self[a] = self.f(*a)
        return r
@Memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(40), len(fib), fib[(3,)])
class Grid(defaultdict):
    def __init__(self, w):
        super().__init__(int)
        self.w = w
g = Grid(3); g[1, 2] += 5; g[(1, 2)] += k
print(g, g.w, g[0, 0], len(g), sum(g.values()))
class Poly(tuple):
    def __new__(cls, *c): return super().__new__(cls, c)
    def __call__(self, x):
        r = 0
        for c in reversed(self): r = r * x + c
        return r
    def __add__(self, o): return Poly(*[a + b for a, b in zip(self, o)])
    def __mul__(self, c): return Poly(*(a * c for a in self))
    def deriv(self): return Poly(*[i * c for i, c in enumerate(self)][1:])
p = Poly(1, 2, 3)
print(p, p(2), p(k + 2.0), (p + p)(1), (p * 2), p.deriv(), p(np.arange(3.0)))
class Node(namedtuple("Node", "name children")):
    def depth(self): return 1 + max((c.depth() for c in self.children), default=0)
    def __str__(self): return f"{self.name}({', '.join(map(str, self.children))})"
t = Node("a", [Node("b", []), Node("c", [Node("d", [])])])
print(t, t.depth(), t.children[1].name, repr(t.children[0]))
class Matrix(list):
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o)] for r in self])
    @classmethod
    def eye(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def T(self): return Matrix(map(list, zip(*self)))
m = Matrix([[1, 2], [3, k + 4]])
print(m @ m, m.T, Matrix.eye(2) @ m == m, m @ Matrix.eye(2))
for i in range(k + 3):
    m = m @ Matrix([[1, 1], [0, 1]])
print(m)
class LRU(OrderedDict):
    def __init__(self, size): self.size = size; super().__init__()
    def __getitem__(self, k):
        v = super().__getitem__(k)
        self.move_to_end(k)
        return v
    def __setitem__(self, k, v):
        if k in self: self.move_to_end(k)
        super().__setitem__(k, v)
        if len(self) > self.size: del self[next(iter(self))]
l = LRU(2); l["a"] = 1; l["b"] = 2; l["a"]; l["c"] = 3
print(l, list(l), "b" in l, l.get("c"))
class Window(deque):
    def __init__(self, n): super().__init__(maxlen=n)
    @property
    def mean(self): return sum(self) / len(self)
w = Window(3)
for v in [1.0, 2.0, 3.0, 4.0]: w.append(v + k)
print(w, w.mean, w.maxlen)
State = namedtuple("State", ["x", "v"], defaults=(0.0,))
def step(s, dt): return s._replace(x=s.x + s.v * dt, v=s.v - s.x * dt)
st = State(1.0)
for i in range(k + 100): st = step(st, 0.01)
print(st)
words = "the quick the lazy the dog".split()
cnt = Counter(words); groups = defaultdict(list)
for wd in words: groups[len(wd)].append(wd)
print(cnt.most_common(1), dict(groups), cnt["cat"], Counter(len(x) for x in words))
class Bag(Counter):
    def __repr__(self): return "Bag" + str(sorted(self.items()))
print(Bag("hello"), Bag("ab") + Bag("b"))
