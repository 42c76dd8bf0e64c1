"""Exceptions and generators where a reader looked for faults."""
import numpy as np

n = int(np.zeros(70000).sum())


class M:
    def __init__(self, sw): self.sw = sw
    def __enter__(self):
        if self.sw == 5: raise ValueError("enter")
        return "A"
    def __exit__(self, t, e, tb):
        return False

def run(b):
    try:
        x = "A"
        with M(b) as y:
            print(x)
    except ValueError as e:
        print("got", type(e).__name__)
run(n)


class M:
    def __init__(self, sw): self.sw = sw
    def __enter__(self): return self
    def __exit__(self, t, e, tb):
        if self.sw == 6: raise KeyError("exit")
        return True
def run():
    with M(1):
        with M(6):
            return "ret"
    return "end"
print(run())
def run2():
    for i in range(3):
        with M(1):
            with M(6):
                break
        print("turn", i)
    for i in range(3):
        with M(1):
            with M(6):
                continue
        print("turn", i)
run2()
def run3():
    with M(1):
        try:
            return "ret"
        finally:
            1 // 0
    return "end"
print(run3())
def run4():
    try:
        with M(6):
            return "ret"
    except KeyError:
        pass
    return "end"
print(run4())
def run5():
    try:
        with M(6):
            return "ret"
    finally:
        print("fin")
    return "end"
try: print(run5())
except KeyError: print("K")
def run6():
    for i in range(2):
        try:
            with M(6):
                break
        except KeyError:
            print("caught")
    print("end6")
run6()


class M:
    def __init__(s, sw): s.sw = sw
    def __enter__(s): return s
    def __exit__(s, t, e, tb):
        if s.sw == 6: raise KeyError("exit")
        return s.sw == 1
def f(k, j):
    with M(1):
        for i in range(3):
            with M(k):
                if i == j: return i
                if i == j + 1: raise ValueError
    return "end"
for k in (0, 1, 6):
    for j in range(3): print(k, j, f(k, j))
def f2(k, j):
    r = 0
    for i in range(n + 3):
        with M(1):
            with M(k):
                r += 1
                if i == j: break
                if i == j + 1: raise ValueError
            r += 10
        r += 100
    return r
for k in (0, 1, 6):
    for j in range(3): print(k, j, f2(k, j))


class M:
    def __init__(s, sw): s.sw = sw
    def __enter__(s): return s
    def __exit__(s, t, e, tb): return s.sw == 1
def val(): raise ValueError
def f(k):
    with M(1):
        return val()
    return -5
def f1(k):
    for i in range(3):
        with M(1):
            return (k + 10 // (i - 1 + n))
    return -5
def f2(k):
    x = 0
    with M(1):
        x = 1
        try:
            return x
        finally:
            if k > 0: raise ValueError
    return -5
print(f1(n), f2(0), f2(1))
try: print(f1(1))
except ZeroDivisionError: print("zde")
def f3(k):
    with M(1):
        try:
            return 1
        finally:
            if k > 0: raise ValueError
    return 2
print(f3(n), f3(n + 1))


def f(k):
    with M() as m:
        if k > 0: return "early"
    return m
class M:
    def __enter__(s): return "m"
    def __exit__(s, t, e, tb):
        if n == 0: raise KeyError("x")
def g(k):
    try: f(k)
    except KeyError: return "K"
    return "none"
print(g(0), g(1), g(n), g(n + 1))
def h(k):
    with S():
        with M():
            if k > 0: return "early"
        return "late"
    return "end"
class S:
    def __enter__(s): pass
    def __exit__(s, *a): return True
print(h(0), h(1), h(n), h(n + 1))


for ex in (KeyError, TypeError):
    try:
        try: raise ex
        except (KeyError, 5): print("kinds", ex.__name__)
    except Exception as e: print("other", type(e).__name__)
    try:
        try: raise ex
        except (KeyError, (TypeError, IndexError)): print("kinds", ex.__name__)
    except Exception as e: print("other", type(e).__name__)
try: pass
except 5: pass
print("ok")


def pick(k):
    if k > 0: return ValueError
    return KeyError
for k in range(2):
    try:
        raise pick(k)(k)
    except pick(k) as e: print(repr(e))
for k in range(n + 2):
    try:
        raise pick(k)("m")
    except LookupError as e: print("L")
    except ValueError as e: print("V")
kinds = (KeyError, (TypeError, IndexError))
for ex in (KeyError, IndexError, TypeError, ValueError):
    try:
        try: raise ex
        except kinds: print("kinds", ex.__name__)
    except Exception as e: print("other", type(e))
try:
    try: raise ValueError
    except 5: pass
except TypeError as e: print("TE")
try: raise 5
except TypeError as e: print("TE")
try: raise None
except TypeError as e: print("TE")
try: raise int
except TypeError as e: print("TE")
try: raise ValueError from 5
except TypeError as e: print("TE")
try: raise
except RuntimeError as e: print("RE", e)
class Bad: pass
try:
    with Bad(): pass
except (AttributeError, TypeError) as e: print(type(e).__name__)
def exc():
    print("evaluated")
    return ValueError
try: pass
except exc(): pass
try: raise KeyError
except (TypeError, ValueError): pass
except: print("bare")


def g():
    try:
        raise ValueError("inner")
    except ValueError:
        yield 1
        yield 2
try:
    for x in g():
        raise
except RuntimeError as e:
    print("RE", e)
except ValueError as e:
    print("VE", e)


e = 5
try:
    if n == 0: raise ValueError(1)
except ValueError as e:
    print("c")
try:
    print(e)
except NameError as x:
    print("NameError")


def f(k):
    e = 3
    try:
        if k > 0: raise ValueError(1)
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as x:
        return -1
print(f(n), f(n + 1))


def f(k):
    if k > 0: x = 1
    try:
        return x
    except NameError:
        return -1
print(f(n + 1), f(n))


import sys

class D:
    def __init__(s, k): s.k = k
    def __get__(s, o, t=None):
        if s.k + n > 0: raise AttributeError("desc")
        return 5
class A:
    p = D(0); q = D(1)
a = A()
try: print(a.p)
except AttributeError as e: print(e)
try: print(a.q)
except AttributeError as e: print(e)
def dec(f):
    raise ValueError("dec")
try:
    @dec
    def zz(): pass
except ValueError as e: print(e)
try:
    class X(A):
        print("body")
        if n == 0: raise KeyError("cls")
except KeyError as e: print(e)
try:
    lst = [1, 2, 3]
    lst[0], lst[5], lst[1] = 7, 8, 9
except IndexError: print(lst)
def f(a, b=1): return a + b
try: f(1, 2, 3)
except TypeError as e: print("T1")
try: f(c=1)
except TypeError as e: print("T2")
try: f(*[1, 2, 3])
except TypeError as e: print("T3")
try: f(1, **{"a": 2})
except TypeError as e: print("T4")
def eff(): print("eff"); return 1
try: f(eff(), eff(), eff())
except TypeError as e: print("T5")


def run(it):
    t = 0
    try:
        for x in it:
            if x == 1 + n: raise ValueError(x)
            t += 1
    except ValueError as e:
        t = -t
    return t
print(run([1, 2]))


def run(it):
    t = 0
    try:
        for x in it:
            if x == 3 + n: raise ValueError(x)
            t += 1
    except ValueError as e:
        t = -t
    return t

print(run([1,2,3,4]))


names = ["a", "b", "c", "d"]
def f():
    r = 0
    try:
        for i in range(4):
            s = names[i]
            if len(s) + i == 3 + n: raise ValueError(i)
            print(s.upper())
            r += 1
    except ValueError: return -r
    return r
print(f())


# kinds of with + staged enter raise, loops
class B:
    def __init__(self, k): self.k = k
    def __enter__(self):
        if self.k == 5: raise ValueError(1)
        return 3
    def __exit__(self, *a): return False
def run2(b):
    r = 0
    for i in range(n + 3):
        try:
            x = i + b
            with B(b + i):
                r += x
        except ValueError:
            r += 100
    print(r)
def run3(b):
    acc = 1
    try:
        acc = 2
        with B(b):
            acc += 5
            acc *= 2
    except ValueError:
        return -1
    return acc
run2(n + 3)
print(run3(n), run3(n + 5))


class M:
    def __init__(self, sw): self.sw = sw
    def __enter__(self):
        if self.sw == 5: raise ValueError("enter")
        return "A"
    def __exit__(self, t, e, tb):
        return False
def run(a, b):
    try:
        with M(2) as x:
            with M(b) as y:
                print(x)
    except ValueError as e:
        print("got", type(e).__name__)
    return "end"
print(run(n, 2 + n))


def g(xs):
    for x in xs:
        if x == 3 + n: raise ValueError(x)
        print(x)
try:
    g([1, 3])
except ValueError as e:
    print("caught")


def run(it):
    t = 0
    try:
        for x in it:
            if x == 3 + n: raise ValueError(x)
            t += 1
    except ValueError as e:
        t = -t
    return t

print(run((1,2,3,4)))


def run(it):
    t = 0
    try:
        for x in it:
            if x == 3 + n: raise ValueError(x)
            t += 1
    except ValueError as e:
        t = -t
    return t

print(run(list(range(5))))
