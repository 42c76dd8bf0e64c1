"""Exceptions that only running knows of."""
import numpy as np
n = int(np.zeros(70000).sum())
def check(k):
    if k < 0:
        raise ValueError("negative")
    if k > 5:
        raise IndexError("large " + str(k))
    print("checked", k)
    return k * 2
def f(k):
    try:
        print("begin")
        r = check(k) + 1
        print("middle", r)
        r = check(k + 3)
    except ValueError as e:
        print("value", e)
        r = -1
    except IndexError as e:
        print("index", e, type(e).__name__)
        return 99
    else:
        print("else", r)
    finally:
        print("final")
    return r
for k in (-1, 0, 2, 3, 6, 9):
    print(f(n + k))
def loop(k):
    total = 0
    try:
        for i in range(n + 6):
            if i == k:
                raise KeyError(i)
            total += i
        print("no raise")
    except KeyError as e:
        print("at", e.args[0], total)
    return total
for k in (0, 3, 5, 9):
    print(loop(n + k))
def wh(k):
    i = n
    while True:
        try:
            i += 1
            if i == k:
                raise ValueError("v")
            if i == k + 3:
                break
        except ValueError:
            print("skip", i)
            continue
        finally:
            print("f", i)
        print("t", i)
    return i
print(wh(n + 2))
x = np.array([1.0, -2.0, 3.0])
def safe_sqrt(v):
    if v < 0:
        raise ValueError("neg")
    return v ** 0.5
for i in range(n + 3):
    try:
        print(safe_sqrt(float(x[i])))
    except ValueError as e:
        print("bad", i, e)
class Stop(Exception):
    def __init__(self, at):
        self.at = at
def nest(k):
    try:
        try:
            if k == 1:
                raise Stop(k)
            if k == 2:
                raise ValueError("two")
            print("none")
        except ValueError:
            print("inner")
            if k + n == 2:
                raise Stop(k * 10)
        finally:
            print("fin")
    except Stop as s:
        print("stop", s.at)
for k in range(4):
    nest(n + k)
with_log = []
class M:
    def __enter__(self):
        return self
    def __exit__(self, t, v, tb):
        if t is None:
            print("clean")
        else:
            print("dirty", t.__name__, v)
        return True
for k in range(3):
    with M():
        check(n + k * 3)
        print("body", k)
assert_ok = 0
for k in range(3):
    try:
        assert n + k < 2, "too large"
        assert_ok += 1
    except AssertionError as e:
        print(e)
print(assert_ok)
def raises(k):
    if k == 0:
        raise ValueError
    if k == 1:
        raise ValueError("one")
    if k == 2:
        raise ValueError(f"two {k + n}")
    if k == 3:
        raise ValueError("three", k)
    if k == 4:
        raise ValueError(k * 2.5)
    if k == 5:
        raise ValueError(np.arange(3))
    if k == 6:
        raise ValueError([1, k])
    print("none", k)
    return k
for k in range(8):
    try:
        raises(k + n)
    except ValueError as e:
        print(e)
def turns(k):
    for i in range(n + 4):
        if i == k:
            raise ValueError(f"at {i}")
        if i == k + 2:
            raise ValueError("text")
        if i == k + 3:
            raise ValueError
        print("turn", i)
for k in range(-3, 6):
    try:
        turns(k + n)
    except ValueError as e:
        print(e)
