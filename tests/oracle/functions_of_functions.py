# functools and operator, with numbers that only running knows.
import functools
from functools import reduce, partial, lru_cache, cache, wraps, cmp_to_key, total_ordering, cached_property, singledispatch
import numpy as np
import operator
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(operator.mul, range(1, 6), 1), reduce(lambda a, b: a + b, [], 7), reduce(max, [3, 9, 2]))
k = int(np.zeros(70000).sum())
print(reduce(lambda a, b: a * 2 + b, [k + 1, k + 2, 3]), reduce(operator.add, np.arange(5.0) + k))
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), fib.__name__)
fib.cache_clear(); print(fib.cache_info())
@lru_cache
def f(x, y=2):
    print("call", x, y)
    return x + y
print(f(1), f(1), f(1.0), f(1, y=2), f(1, 2), f(True))
print(f.cache_info())
@lru_cache(maxsize=2)
def g(x):
    print("g", x); return -x
g(1); g(2); g(1); g(3); g(2); g(1)
print(g.cache_info())
@cache
def h(a, b): return (a, b)
print(h("x", (1, 2)) is h("x", (1, 2)))
class Grid:
    def __init__(self, n): self.n = n
    @lru_cache(maxsize=None)
    def paths(self, i, j):
        if i == 0 or j == 0: return 1
        return self.paths(i - 1, j) + self.paths(i, j - 1)
    @cached_property
    def area(self):
        print("area"); return self.n ** 2
gr = Grid(3)
print(gr.paths(5, 5), gr.area, gr.area)
add = partial(operator.add, 3)
print(add(4), partial(print, "a", sep="-")("b", "c"))
p2 = partial(partial(lambda a, b, c=0: (a, b, c), 1), c=5)
print(p2(2), p2.args, p2.keywords, p2(2, c=6))
def deco(fn):
    @wraps(fn)
    def inner(*args, **kw):
        print("before", fn.__name__)
        return fn(*args, **kw)
    return inner
@deco
def hello(name):
    "says hello"
    return "hello " + name
print(hello("x"), hello.__name__, hello.__doc__, hello.__wrapped__("y"))
print(sorted([5, 2, 9], key=cmp_to_key(lambda a, b: b - a)))
@total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(2), T(1) >= T(2), T(2) > T(1), T(2) >= T(2), max([T(1), T(4), T(2)]).v)
@singledispatch
def show(x): return "other"
@show.register(int)
def _(x): return "int"
@show.register(list)
def _(x): return "list"
print(show(3), show([1]), show("s"), show(True))
rec = sorted([{"n": 2, "m": "b"}, {"n": 1, "m": "c"}], key=operator.itemgetter("n"))
print(rec, operator.itemgetter(1, 0)("ab"), operator.attrgetter("v")(T(3)), operator.methodcaller("upper")("q"))
tot = 0.0
add2 = partial(lambda a, b: a + b, k)
for i in range(20 + k):
    tot = reduce(lambda a, b: a + b, [tot, i, add2(1)])
print(tot)
