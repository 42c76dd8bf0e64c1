# Decorators made with functools, caches and compositions.
import functools
from functools import partial, reduce, wraps
import numpy as np
k = int(np.zeros(70000).sum())
def timer(fn):
    calls = [0]
    @wraps(fn)
    def w(*a, **kw):
        calls[0] += 1
        r = fn(*a, **kw)
        print(fn.__name__, calls[0])
        return r
    return w
@timer
def sq(x): "doc"; return x * x
print(sq(3), sq(k + 2), sq.__name__, sq.__qualname__, sq.__doc__)
class C:
    @timer
    def m(self, q=2): return q + k
print(C().m(), C().m(q=5), C.m.__name__)
def repeat(n):
    def deco(f):
        @wraps(f)
        def w(*a):
            r = None
            for _ in range(n): r = f(*a)
            return r
        return w
    return deco
@repeat(3)
def hi(x): print("hi", x); return x
print(hi(k))
class Deco:
    def __init__(self, f): functools.update_wrapper(self, f); self.f = f; self.n = 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@Deco
def z(a): "zdoc"; return a + 1
print(z(1), z(k), z.n, z.__name__, z.__doc__, z.__wrapped__(3))
layers = [lambda x: x + 1, lambda x: x * 2, partial(np.power, 2.0)]
print(reduce(lambda acc, f: f(acc), layers, k + 1.0))
print(reduce(np.dot, [np.eye(2) * 2, np.ones((2, 2)), np.arange(4.0).reshape(2, 2)]))
@functools.lru_cache(maxsize=None)
def edit(a, b):
    if not a: return len(b)
    if not b: return len(a)
    if a[0] == b[0]: return edit(a[1:], b[1:])
    return 1 + min(edit(a[1:], b), edit(a, b[1:]), edit(a[1:], b[1:]))
print(edit("kitten", "sitting"))
@functools.cache
def table(n): return [i for i in range(n)]
t = table(3); t.append(9); print(table(3), table(3) is t)
print(functools.partial(int, base=2)("101"), partial(max, 3)(1, 2), partial(sorted, reverse=True)([1, 3, 2]))
compose = lambda *fs: reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(lambda x: x + 1, lambda x: x * 10)(k + 2))
class P:
    def __init__(self): self.v = 3
    add = functools.partial(lambda self_, b: b, 1)
print(P().add(2))
for i in range(3):
    if i > k: print(sq(i))
print(sorted(["b", "A", "c"], key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))
