# Dataclasses: their methods, defaults and inheritance, in loops of the run too.
from __future__ import annotations
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, InitVar, FrozenInstanceError, KW_ONLY
import dataclasses
from typing import ClassVar, List, Optional
import numpy as np

@dataclass
class P:
    x: int
    y: float = 2.5
p = P(1)
print(p, P(1, 2), p == P(1), p == P(2), p != P(1, 2.5))
p.x = 7
print(p.x, repr(p), str(p))

@dataclass(order=True, frozen=True)
class V:
    a: int
    b: str = "q"
    c: tuple = (1, 2)
print(V(1) < V(2), V(1) <= V(1), V(3) > V(2, "z"), sorted([V(3), V(1), V(2)]), hash(V(1,"a")) == hash(V(1,"a")))
print({V(1): 3}[V(1)])

@dataclass
class Node:
    name: str
    kids: List[Node] = field(default_factory=list)
    tag: Optional[str] = field(default=None, repr=False, compare=False)
    count: ClassVar[int] = 0
    _secret: int = field(init=False, default=9)
    def __post_init__(self):
        Node.count += 1
        self.n = len(self.name)
n = Node("root", [Node("a"), Node("b", tag="t")])
print(n, Node.count, n.n, n.kids[1].tag, n == Node("root", [Node("a"), Node("b")]))
print(asdict(n)); print(astuple(n))
print([f.name for f in fields(n)], [f.default for f in fields(P)][1])
print(replace(p, y=0.0), is_dataclass(p), is_dataclass(P), is_dataclass(3))

@dataclass
class Base:
    x: int = 1
    y: int = 2
@dataclass
class Derived(Base):
    z: int = 3
    x: int = 10
print(Derived(), Derived(5), Derived(y=0, z=9), Base() == Derived(1, 2))

@dataclass
class Opt:
    lr: float
    _: KW_ONLY
    mom: float = 0.9
    steps: int
print(Opt(0.1, steps=3))

@dataclass
class Init:
    a: int
    b: InitVar[int] = 5
    c: int = field(init=False)
    def __post_init__(self, b):
        self.c = self.a + b
print(Init(1), Init(1, 2).c)

@dataclass
class Model:
    W: np.ndarray
    b: np.ndarray
    lr: float = 0.1
    def __call__(self, x): return x @ self.W + self.b
    def step(self, gW, gb):
        self.W -= self.lr * gW
        self.b = self.b - self.lr * gb
m = Model(np.ones((2, 2)), np.zeros(2))
k = int(np.zeros(70000).sum())
for i in range(5 + k):
    out = m(np.ones((3, 2)))
    m.step(np.full((2, 2), out.sum() * 0.01), out.mean(axis=0))
print(m.W, m.b, m(np.ones(2)))

@dataclass
class Acc:
    total: float = 0.0
    n: int = 0
    def add(self, v):
        self.total += v; self.n += 1
a = Acc()
for i in range(10 + k):
    if i % 2 == k:
        a.add(i * 0.5)
print(a, a == Acc(10.0, 5))
@dataclass(eq=False)
class E:
    x: int
e = E(1)
print(e == E(1), e == e)
@dataclass(init=False)
class NI:
    x: int = 3
    def __init__(self, q): self.x = q * 2
print(NI(4))
@dataclass(repr=False)
class NR:
    x: int
    def __repr__(self): return f"NR[{self.x}]"
print(NR(1))
class Outer:
    @dataclass
    class Inner:
        q: int
print(Outer.Inner(3))
def make():
    @dataclass(unsafe_hash=True)
    class L:
        x: int
    return L
print(make()(2), hash(make()(2)) == hash((2,)))
print(P.__name__, P.y, hasattr(P, "x"))
@dataclass(slots=True)
class S:
    x: int
    y: int = 4
s = S(1); s.x = 8
print(s, S.__slots__)
@dataclass
class Self:
    self: int
print(Self(3))
print(dataclasses.MISSING is dataclasses.MISSING, P.__match_args__)
