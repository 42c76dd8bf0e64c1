# Classes of typing.NamedTuple: fields, defaults, methods, and in staged loops.
from typing import NamedTuple, Deque, DefaultDict, Counter as C, Optional, List
import collections
class P(NamedTuple):
    x: int
    y: float = 2.5
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    @property
    def s(self): return self.x + self.y
p = P(1); q = P(3, 4)
print(p, q, q.norm(), q.s, p.x, p[1], p == (1, 2.5), list(q), q._replace(x=0), q._asdict(), P._fields, P._field_defaults, isinstance(p, tuple), len(p), P._make([7, 8]), hash(p) == hash((1, 2.5)))
x, y = q; print(x, y, max(q), q + (1,), p < q, P(y=1, x=2))
E2 = NamedTuple("E2", [("a", int), ("b", str)]); print(E2(1, "z"), E2.__name__)
class P3(P):
    def both(self): return self.x, self.y
print(P3(1, 2).both(), P3(1), isinstance(P3(1), P), type(P3(1)).__name__, P)
print(isinstance(collections.deque(), Deque), isinstance(collections.defaultdict(int), DefaultDict), isinstance(collections.Counter(), C))
class R(NamedTuple):
    "doc"
    a: int
    b: Optional[List[int]] = None
    def __repr__(self): return f"R<{self.a}>"
print(R(1), R(2, [3]).b)
import numpy as np
class St(NamedTuple):
    w: np.ndarray
    n: int
k = int(np.zeros(70000).sum())
s = St(np.zeros(2), 0)
for i in range(4 + k):
    s = s._replace(w=s.w + i, n=s.n + 1)
print(s)
def step(s: St) -> St: return St(s.w * 2, s.n + 1)
for i in range(3 + k): s = step(s)
print(s.w, s.n)
