# Copies, dataclasses, enumerations and random numbers in staged control flow.
import copy, random, functools, itertools, operator
from dataclasses import dataclass, field, replace, asdict
from enum import Enum
import numpy as np
k = int(np.zeros(70000).sum())
@dataclass
class S:
    w: np.ndarray
    n: int = 0
    hist: list = field(default_factory=list)
best = S(np.zeros(2))
cur = S(np.ones(2))
for i in range(6 + k):
    cur.w = cur.w * 1.5
    cur.n += 1
    if i == 3 + k:
        best = copy.deepcopy(cur)
print(best.w, best.n, cur.w, cur.n)
a = S(np.ones(2), 3); b = S(np.ones(2), 3 + k)
print(a.n == b.n, S(1, k) == S(1, 0), S(1, k) != S(1, 1))
c = replace(a, n=k + 9); print(c.n, c.w is a.w)
print(asdict(S(np.arange(2.0) + k, k)))
@dataclass(order=True)
class V:
    x: float
    y: float = 0.0
print(sorted([V(3), V(1)]))
if k == 0:
    v = V(5.0, k)
else:
    v = V(6.0, k)
print(v, v.x, v == V(5.0, 0))
class Mode(Enum):
    A = "a"; B = "b"
def f(m, x):
    if m is Mode.A: return x + 1
    return x * 2
print(f(Mode.A, k), f(Mode.B, k + 3))
m = Mode.A
for i in range(3 + k):
    m = Mode.B if m == Mode.A else Mode.A
print(m, m.value, m.name, f(m, 4))
random.seed(1)
def noisy(n):
    s = 0.0
    for _ in range(n): s += random.uniform(-1, 1)
    return s
print(noisy(3), noisy(5 + k), noisy(2))
def g(x):
    if x > k: return random.random()
    return -1.0
print(g(1), g(k), g(2), random.random())
w = np.array([random.gauss(0, 1) for _ in range(4)]); print(w)
w = np.array([[random.random() for _ in range(2)] for _ in range(3)]); print(w.sum())
