"""Exceptions that are surely raised: try, except, else, finally, with, raise."""
def f(x):
    try:
        if x == 0:
            raise ValueError("zero")
        if x == 1:
            return "one"
        if x == 2:
            [][5]
        if x == 3:
            {}["k"]
        if x == 4:
            1 / 0
        r = "ok"
    except ValueError as e:
        r = "value " + str(e)
    except (IndexError, KeyError) as e:
        r = type(e).__name__
    else:
        r += " else"
    finally:
        print("finally", x)
    return r

for i in range(6):
    try:
        print(f(i))
    except ZeroDivisionError:
        print("zero division")
    else:
        print("fine")

class E(Exception):
    def __init__(self, code):
        super().__init__("code", code)
        self.code = code

class F(E):
    pass

def g():
    try:
        raise F(3)
    except E as e:
        print("caught", type(e).__name__, e.code, e.args, repr(e))
        raise

try:
    g()
except Exception as e:
    print("again", e, type(e) is F)
try:
    try:
        raise ValueError("a") from None
    except ValueError as v:
        raise KeyError("b") from v
except KeyError as k:
    print(k, k.args)
try:
    print(v)
except NameError as n:
    print("no v")

for i in range(5):
    try:
        if i == 1:
            continue
        if i == 3:
            break
        print("turn", i)
    finally:
        print("end", i)
else:
    print("never")

def h():
    for i in range(3):
        try:
            if i == 1:
                return i
        finally:
            print("h", i)
print(h())

class C:
    def __init__(self, n, swallow): self.n = n; self.s = swallow
    def __enter__(self):
        print("enter", self.n)
        return self
    def __exit__(self, t, v, tb):
        print("exit", self.n, t, v)
        return self.s
with C(1, False) as a, C(2, True) as b:
    print(a.n, b.n)
    raise ValueError("inner")
print("after")
def w():
    with C(3, False):
        return 7
print(w())
try:
    with C(4, False):
        raise KeyError("x")
except KeyError as e:
    print("out", e)
try:
    int("abc")
except ValueError:
    print("not int")
try:
    assert 1 == 2, "msg"
except AssertionError as e:
    print("assert", e)
while True:
    try:
        x = int("12")
        break
    except ValueError:
        print("again")
print(x)
try:
    raise RuntimeError
except RuntimeError as e:
    print(repr(e), e.args)
def gen():
    try:
        yield_ = 1
        raise StopIteration
    except StopIteration:
        return "stop"
print(gen())
