"""Managers made of generators, in loops, branches, functions and `try`."""
from contextlib import contextmanager, suppress, closing, nullcontext
import numpy as np
k = int(np.zeros(70000).sum())

@contextmanager
def tag(name):
    print(f"<{name}>")
    yield name.upper()
    print(f"</{name}>")

with tag("b") as t:
    print(t)

@contextmanager
def safe(name):
    print("open", name)
    try:
        yield [name]
    except ValueError as e:
        print("caught", e)
    finally:
        print("close", name)

with safe("x") as x:
    x.append(1)
    print(x)
with safe("y"):
    raise ValueError("bad")
try:
    with safe("z"):
        raise KeyError("q")
except KeyError as e:
    print("outside", e)
# staged
for i in range(3):
    with safe("s"):
        if i + k == 1:
            raise ValueError("one")
        print("no", i)
for i in range(5):
    with tag("l"):
        if i + k == 2:
            break
        if i + k == 1:
            continue
        print(i)
def f(n):
    with safe("f"):
        if n > 2 + k:
            return n * 2
        print("in f")
    return -1
print(f(1), f(3))
def g(n):
    with safe("g"):
        for j in range(n):
            if j == 1 + k:
                raise ValueError(j)
    return "end"
print(g(1), g(3))
with tag("a") as a, tag("b") as b:
    print(a, b)
@tag("deco")
def h(x):
    print("h", x)
    return x + 1
print(h(1), h(2))
class A:
    @contextmanager
    def open(self, v):
        self.v = v
        yield self
        self.v = None
o = A()
with o.open(3) as q:
    print(q is o, q.v)
print(o.v)
with suppress(ZeroDivisionError, KeyError):
    print(1 / k)
print("after")
with suppress(KeyError):
    {}["a"]
class C:
    def close(self): print("closed")
with closing(C()) as c:
    print("c")
with nullcontext(5) as n:
    print(n)
@contextmanager
def never():
    if False:
        yield
try:
    with never():
        pass
except RuntimeError as e:
    print(e)
@contextmanager
def total():
    acc = {"n": 0.0}
    yield acc
    print("total", acc["n"])
with total() as acc:
    for i in range(4):
        acc["n"] += i * 0.5
@contextmanager
def changes():
    try:
        yield
    except ValueError:
        raise TypeError("changed")
try:
    with changes():
        raise ValueError
except TypeError as e:
    print("T", e)
@contextmanager
def either(c):
    if c > k:
        yield "yes"
    else:
        yield "no"
with either(1) as e: print(e)
with either(k) as e: print(e)
