"""ExitStack, managers as decorators, managers in managers."""
from contextlib import ExitStack, contextmanager, suppress, AbstractContextManager, ContextDecorator
import numpy as np
k = int(np.zeros(70000).sum())
class R:
    def __init__(self, n): self.n = n
    def __enter__(self):
        print("in", self.n)
        return self
    def __exit__(self, *a):
        print("out", self.n, a[0] is None)
        return False
with ExitStack() as s:
    for i in range(3):
        s.enter_context(R(i))
    s.callback(print, "callback", 5)
    print("body")
try:
    with ExitStack() as s:
        s.enter_context(R("a"))
        s.enter_context(suppress(ZeroDivisionError))
        raise ValueError("v")
except ValueError as e:
    print("got", e)
with ExitStack() as s:
    s.enter_context(R("a"))
    s.enter_context(suppress(ValueError))
    s.enter_context(R("b"))
    raise ValueError("v")
print("after")
@contextmanager
def simple(x):
    print("begin", x)
    yield x
    print("end", x)
with ExitStack() as s:
    print(s.enter_context(simple(1)), s.enter_context(simple(2)))
try:
    with ExitStack() as s:
        s.enter_context(R("c"))
        if k == 0:
            raise ValueError("staged")
except ValueError as e:
    print("got", e)
class Timed(ContextDecorator):
    def __enter__(self):
        print("start")
        return self
    def __exit__(self, *e):
        print("stop")
        return False
@Timed()
def work(x):
    print("work", x)
    return x
print(work(3))
@contextmanager
def outer():
    with R("inner"):
        try:
            yield 1
        finally:
            print("finally")
try:
    with outer() as o:
        print(o)
        raise KeyError("x")
except KeyError as e:
    print("key", e)
@contextmanager
def nested(n):
    if n:
        with nested(n - 1) as r:
            yield r + [n]
    else:
        yield []
with nested(3) as r:
    print(r)
def loop():
    for i in range(4):
        with simple(i):
            if i == 1 + k:
                continue
            if i == 2 + k:
                return i
            print("body", i)
print(loop())
# values changed in the body, read in the manager
state = {"x": 1.0}
@contextmanager
def kept(d):
    old = d["x"]
    try:
        yield d
    finally:
        d["x"] = old
for i in range(3):
    with kept(state) as d:
        d["x"] = d["x"] * 2 + i
        print(d["x"])
    print(state["x"])


class Plain:
    def __enter__(self):
        return self

    def __exit__(self, *e):
        return None


class Derived(AbstractContextManager):
    def __exit__(self, *e):
        print("derived")


with Derived() as d:
    print(d is d, isinstance(d, Derived), isinstance(d, Plain))
print(isinstance(Plain(), AbstractContextManager), isinstance(5, Derived),
      isinstance(5, AbstractContextManager), isinstance(suppress(), suppress),
      isinstance(suppress(), AbstractContextManager))
try:
    AbstractContextManager()
except TypeError:
    print("abstract")
