# Modules of the library under other names, their functions as values, and more.
import functools as ft, itertools as it, operator as op, random as rnd, copy as cp, enum, dataclasses as dc, heapq as hq
from random import randint, choice, shuffle, seed
from itertools import chain as ch
import numpy as np
seed(3)
print(randint(1, 3), choice([1, 2]), [randint(0, 9) for _ in range(5)])
l = [1, 2, 3]; shuffle(l); print(l)
k = int(np.zeros(70000).sum())
# functions of the library as values
fs = [op.add, op.sub, op.mul]
print([f(7, 2) for f in fs], list(map(op.itemgetter(0), ["ab", "cd"])), sorted("bca", key=op.neg if 0 else ord), max([(1, 2), (0, 9)], key=op.itemgetter(1)))
print(dict(map(op.itemgetter(1, 0), [("a", 1), ("b", 2)])), ft.reduce(op.or_, [1, 2, 4]), ft.reduce(op.concat, [[1], [2]]), op.contains([1, 2], 2))
f = fs[k] if k > 0 else fs[2]
print(f(k + 3, 4))
# library objects in staged loops
acc = 0
c = it.count(5)
for i in range(4): acc += next(c) * (i + k)
print(acc, next(c))
cyc = it.cycle([1, -1])
tot = 0.0
for v in np.arange(5.0): tot += next(cyc) * v
print(tot)
h = []
for i in range(5): hq.heappush(h, (-i * i + 3 * i, i))
print(h)
class E(enum.Enum):
    A = 1
    def __add__(self, o): return self.value + o
print(E.A + 3, E(1) is E.A, E.A._value_, E["A"].name, E.__name__, E.A.__class__.__name__)
@dc.dataclass
class T:
    x: int
    def __add__(self, o): return T(self.x + o.x)
    def __lt__(self, o): return self.x < o.x
print(sum([T(1), T(2)], T(0)), min(T(3), T(2)), sorted([T(2), T(1)]), T(1) in [T(1)], [T(1), T(2)].index(T(2)))
@dc.dataclass(frozen=True)
class K:
    a: int; b: str = "z"
d = {K(1): "one", K(2, "q"): "two"}
print(d[K(1)], K(2, "q") in d, K(3) in d, dc.replace(K(1), b="w"), {K(1), K(1), K(2)} == {K(1), K(2)})
grid = [[0] * 3 for _ in range(2)]
g2 = cp.deepcopy(grid); g2[0][0] = 5; print(grid, g2)
def memo(fn):
    cache = {}
    @ft.wraps(fn)
    def w(n):
        if n not in cache: cache[n] = fn(n)
        return cache[n]
    return w
@memo
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(20), fact.__name__)
print(list(ch.from_iterable(zip("ab", it.repeat(0)))), list(it.zip_longest(*[iter(range(5))] * 2)))
print([list(g) for _, g in it.groupby(range(6), lambda v: v // 2)], list(it.islice(it.permutations("abc"), 2)))
rows = [dict(n="a", v=3), dict(n="b", v=1)]
rows.sort(key=op.itemgetter("v")); print(rows)
print(*(a * b for a, b in it.product([1, 2], [3, 4])), sep=",")
print(list(map(lambda ab: ab[0] + ab[1], it.combinations(range(4), 2))))
print(rnd.Random(5).sample(list("abcdef"), 3), [round(rnd.Random(i).random(), 3) for i in range(3)])
print(cp.copy([1, [2]]), cp.copy({"a": 1}), cp.copy({1, 2}), cp.copy("s"), cp.copy(None), cp.deepcopy(range(3)), cp.deepcopy(print) is print)
