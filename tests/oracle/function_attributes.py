# Attributes of functions: counters, caches, what decorators keep, in branches and loops.
import functools

import numpy as np

s0 = int(np.zeros(70000).sum())


def f(x):
    f.calls += 1
    return x + f.offset


f.calls = 0
f.offset = 10
print(f(1), f(2), f.calls, f.__name__)
f.offset += s0
for i in range(100):
    y = f(i)
print(y, f.calls)
if s0 < 1:
    f.offset = 2.5
    f.extra = "set"
else:
    f.offset = 3.5
print(f(1), f.calls, hasattr(f, "extra"), hasattr(f, "none"), getattr(f, "none", 7))
try:
    f.none
except AttributeError as error:
    print(error)
del f.offset
print(hasattr(f, "offset"))
try:
    del f.offset
except AttributeError:
    print("no more")


def memo(n):
    if n in memo.cache:
        return memo.cache[n]
    v = n if n < 2 else memo(n - 1) + memo(n - 2)
    memo.cache[n] = v
    return v


memo.cache = {}
print(memo(30), len(memo.cache))


def counted(g):
    @functools.wraps(g)
    def wrapper(*args):
        wrapper.n += 1
        return g(*args)

    wrapper.n = 0
    return wrapper


@counted
def add(a, b):
    return a + b


@counted
def sub(a, b):
    return a - b


print(add(1, 2), add(3, s0), sub(5, 4), add.n, sub.n, add.__name__)


def tagged(g):
    g.tag = g.__name__ + "!"
    return g


@counted
@tagged
def mul(a, b):
    return a * b


print(mul.tag, mul(2, 3), mul.n, hasattr(mul, "other"))
mul.__wrapped__.tag = "other"
print(mul.tag, mul.__wrapped__.tag)


class A:
    def run(self):
        return self.run.mark

    run.mark = "marked"


print(A().run(), A.run.mark)
A.run.mark = [1, 2]
print(A().run.mark)
try:
    A().run.mark = 3
except AttributeError:
    print("not of a method")

squash = lambda x: 1 / (1 + np.exp(-x))
squash.grad = lambda x: squash(x) * (1 - squash(x))
print(squash.grad(np.array([0.0, 1.0])))


def made(k):
    def inner():
        return inner.k + s0

    inner.k = k
    return inner


a, b = made(1), made(2)
print(a(), b(), a.k, b.k)
fs = [made(k) for k in range(4)]
print([g.k for g in fs], sum(g() for g in fs))
c = a if s0 == 0 else b
c.k = 5
print(c(), a.k, b.k)


def walk(n):
    walk.depth += 1
    walk.most = max(walk.most, walk.depth)
    if n > 0:
        walk(n - 1)
    walk.depth -= 1


walk.depth = walk.most = 0
walk(5)
print(walk.depth, walk.most)
walk(7 + s0)
print(walk.depth, walk.most)


def step(x):
    step.total = step.total + x
    step.seen.append(x)


step.total = 0.0
step.seen = []
x = np.zeros(70000).sum()
for i in range(1000):
    x = x * 0.5 + 1
    if x > 1.9:
        step(x)
print(round(step.total, 6), len(step.seen))
