# try, except, else, finally, raise, with: in all nestings, with conditions,
# loops and returns that are known or staged.

# case: caught by its class
try:
    raise ValueError("bad")
except ValueError as e:
    print("caught", e, type(e).__name__, e.args)

# case: caught by a base class
for k in (KeyError, IndexError, ZeroDivisionError, ValueError):
    try:
        raise k("x")
    except LookupError as e:
        print("lookup", type(e).__name__)
    except ArithmeticError:
        print("arithmetic")
    except Exception as e:
        print("other", e)

# case: one of several classes
for k in (KeyError, TypeError, OSError):
    try:
        raise k
    except (KeyError, TypeError) as e:
        print(type(e).__name__)
    except:
        print("bare")

# case: the order of try, else and finally
def run(fail):
    try:
        print("try")
        if fail:
            raise ValueError
    except ValueError:
        print("except")
    else:
        print("else")
    finally:
        print("finally")

run(False)
run(True)

# case: the order with a staged condition
import numpy as np

def run(fail):
    try:
        print("try")
        if fail:
            raise ValueError("v")
        print("not raised")
    except ValueError as e:
        print("except", e)
    else:
        print("else")
    finally:
        print("finally")

n = int(np.zeros(70000).sum())
run(n > 0)
run(n == 0)

# case: finally runs on return
def f():
    try:
        return "returned"
    finally:
        print("finally")

print(f())

# case: a return in finally wins
def f():
    try:  # refused: H0990 `try:`
        return 1
    finally:
        return 2

print(f())

# case: finally runs on break and continue
for i in range(4):
    try:
        if i == 1:
            continue
        if i == 3:
            break
        print("body", i)
    finally:
        print("finally", i)

# case: finally runs on staged break and continue
import numpy as np

n = int(np.zeros(70000).sum())
for i in range(n + 5):
    try:
        if i == 1:
            continue
        if i == 3:
            break
        print("body", i)
    finally:
        print("finally", i)
print(i)

# case: finally runs on a staged return
import numpy as np

def f(k):
    try:
        if k > 2:
            return "large"
        print("small")
    finally:
        print("finally", k)
    return "end"

n = int(np.zeros(70000).sum())
print(f(n + 1))
print(f(n + 5))

# case: an exception through two functions
import numpy as np

def inner(k):
    if k == 0:
        raise KeyError("zero")
    return k

def outer(k):
    return inner(k) + 1

n = int(np.zeros(70000).sum())
for k in (n + 1, n):
    try:
        print(outer(k))
    except KeyError as e:
        print("caught", e)

# case: raised in a staged loop and caught outside
import numpy as np

x = np.array([4.0, 9.0, -1.0, 16.0])
total = 0.0
try:
    for v in x:
        if v < 0:
            raise ValueError("negative")
        total += v ** 0.5
except ValueError as e:
    print(e)
print(total)

# case: raised and caught in each turn
import numpy as np

x = np.array([4.0, 9.0, -1.0, 16.0])
good = bad = 0
for v in x:
    try:
        if v < 0:
            raise ValueError("negative")
        good += 1
    except ValueError:
        bad += 1
print(good, bad)

# case: continue in except
import numpy as np

n = int(np.zeros(70000).sum())
s = 0
for k in range(n + 6):
    try:
        if k % 2:
            raise ValueError
    except ValueError:
        continue
    s += k
print(s)

# case: break in except
import numpy as np

n = int(np.zeros(70000).sum())
for k in range(n + 6):
    try:
        if k == 4:
            raise StopIteration
    except StopIteration:
        break
else:
    print("not here")
print(k)

# case: a division by zero is caught
import numpy as np

n = int(np.zeros(70000).sum())
for d in (2, 0):
    try:
        print(10 // (n + d))
    except ZeroDivisionError as e:
        print("caught:", e)

# case: every way to divide by zero
for f in (lambda: 1 // 0, lambda: 1 / 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0 ** -1):
    try:
        f()
    except ZeroDivisionError as e:
        print(e)

# case: an index out of range is caught
import numpy as np

n = int(np.zeros(70000).sum())
v = [1, 2, 3]
for k in (2, 3, -4):
    try:
        print(v[n + k])
    except IndexError as e:
        print("caught:", e)

# case: an index out of an array is caught
import numpy as np

n = int(np.zeros(70000).sum())
x = np.arange(3.0)
for k in (2, 3):
    try:
        print(x[n + k])
    except IndexError:
        print("caught", k)

# case: a missing key is caught
d = {"a": 1}
for k in ("a", "b"):
    try:
        print(d[k])
    except KeyError as e:
        print("no", e, e.args[0])

# case: conversions that fail
for text in ("12", "1.5", "x", ""):
    try:
        print(int(text))
    except ValueError as e:
        print(e)
    try:
        print(float(text))
    except ValueError as e:
        print(e)

# case: wrong types are caught
for f in (lambda: 1 + "a", lambda: "a" + 1, lambda: len(5), lambda: [1] + (2,), lambda: None + 1, lambda: {} < {}):
    try:
        f()
    except TypeError as e:
        print(e)

# case: attributes that are missing are caught
class A:
    pass

try:
    A().x
except AttributeError as e:
    print(e)
try:
    (5).foo
except AttributeError as e:
    print(e)

# case: raise again
try:
    try:
        raise ValueError("first")
    except ValueError:
        print("inner")
        raise
except ValueError as e:
    print("outer", e)

# case: raise again in a staged branch
import numpy as np

n = int(np.zeros(70000).sum())
for k in (0, 1):
    try:
        try:
            raise ValueError("first")
        except ValueError:
            if n + k:
                raise
            print("kept")
    except ValueError as e:
        print("outer", e)

# case: another exception instead
try:
    try:
        raise KeyError("k")
    except KeyError as e:
        raise ValueError("from key") from e
except ValueError as e:
    print(e)

# case: an exception in else is not caught there
try:
    try:
        pass
    except ValueError:
        print("not here")
    else:
        raise ValueError("else")
except ValueError as e:
    print("outer", e)

# case: an exception in finally replaces the other
try:
    try:
        raise KeyError("first")
    finally:
        raise ValueError("second")
except Exception as e:
    print(type(e).__name__, e)

# case: an exception in except replaces the other
try:
    try:
        raise KeyError("first")
    except KeyError:
        [][1]
except IndexError as e:
    print(e)

# case: the name of except is gone behind it
try:
    raise ValueError("x")
except ValueError as e:
    pass
try:
    print(e)
except NameError as n:
    print(n)

# case: the exception kept under another name
kept = None
try:
    raise ValueError("x", 2)
except ValueError as e:
    kept = e
print(kept, kept.args, repr(kept), isinstance(kept, Exception))

# case: classes of exceptions of the script
class AppError(Exception):
    pass

class NotFound(AppError):
    def __init__(self, what):
        super().__init__(f"{what} not found")
        self.what = what

for e in (AppError("app"), NotFound("key")):
    try:
        raise e
    except NotFound as n:
        print("not found:", n.what, n)
    except AppError as a:
        print("app:", a)

# case: an exception with a staged value
import numpy as np

n = int(np.zeros(70000).sum())

def check(k):
    if k > 2:
        raise ValueError("too large", k)
    return k

try:
    check(n + 7)
except ValueError as e:
    print(e.args[1] + 1)

# case: an exception with a staged text
import numpy as np

n = int(np.zeros(70000).sum())

def check(k):
    if k > 2:
        raise ValueError(f"{k} is too large")

for k in range(2, 5):
    try:
        check(n + k)
        print("fine")
    except ValueError as e:
        print(e)

# case: assert is an exception
import numpy as np

n = int(np.zeros(70000).sum())
try:
    assert n > 0, "n must be positive"
except AssertionError as e:
    print("caught:", e)
try:
    assert n == 0
    print("holds")
    assert n
except AssertionError as e:
    print([str(e)])

# case: state changed before the exception stays
import numpy as np

n = int(np.zeros(70000).sum())
v, x, d = [1, 2], np.zeros(2), {"k": 0}
try:
    v[0] = 10
    x[1] = 5
    d["k"] = n + 3
    if n == 0:
        raise ValueError
    v[1] = 20
    x[0] = 7
except ValueError:
    pass
print(v, x, d)

# case: a name bound before the exception
import numpy as np

n = int(np.zeros(70000).sum())
y = "none"
try:
    y = "first"
    if n == 0:
        raise KeyError
    y = "second"
except KeyError:
    y += " caught"
print(y)

# case: retry until it works
import numpy as np

n = int(np.zeros(70000).sum())

def attempt(k):
    if k < 3:
        raise OSError("busy")
    return k * 10

tries = n
while True:
    try:
        r = attempt(tries)
        break
    except OSError:
        tries += 1
print(r, tries)

# case: try in a function with returns on all ways
import numpy as np

def divide(a, b):
    try:
        r = a / b
    except ZeroDivisionError:
        return None
    else:
        return r
    finally:
        print("divided")

n = int(np.zeros(70000).sum())
print(divide(1, n + 4))
print(divide(1, n))

# case: nested try with finally at each level
import numpy as np

n = int(np.zeros(70000).sum())
try:
    try:
        try:
            if n == 0:
                raise ValueError("deep")
        finally:
            print("one")
    except KeyError:
        print("not here")
    finally:
        print("two")
except ValueError as e:
    print("three", e)

# case: with closes on the way out
import numpy as np

class Lock:
    def __init__(self):
        self.held = 0

    def __enter__(self):
        self.held += 1
        return self

    def __exit__(self, *info):
        self.held -= 1
        return False

n = int(np.zeros(70000).sum())
lock = Lock()
for k in range(n + 3):
    try:
        with lock as l:
            if k == 1:
                raise ValueError
            print("held", l.held)
    except ValueError:
        print("raised", lock.held)
print(lock.held)

# case: return inside with
class Trace:
    def __enter__(self):
        print("in")

    def __exit__(self, *info):
        print("out", info[0])

def f():
    with Trace():
        return "value"

print(f())

# case: an exception in enter and in exit
class Bad:
    def __enter__(self):
        raise KeyError("enter")

    def __exit__(self, *info):
        print("not here")

class Worse:
    def __enter__(self):
        return 5

    def __exit__(self, *info):
        raise ValueError("exit")

for c in (Bad, Worse):
    try:
        with c() as x:
            print(x)
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)

# case: next with StopIteration
it = iter([1])
try:
    print(next(it))
    print(next(it))
except StopIteration:
    print("over")

# case: an exception leaves a generator
def numbers():
    try:
        yield 1
        yield 2  # refused: H0990 `yield 2`
    finally:
        print("closed")

try:
    for k in numbers():
        if k == 2:
            raise ValueError("two")
        print(k)
except ValueError as e:
    print(e)

# case: an exception inside a generator
def numbers():
    yield 1
    raise ValueError("inside")

try:
    for k in numbers():
        print(k)
except ValueError as e:
    print("caught", e)

# case: not caught by another class
try:
    raise KeyError("k")  # ends: H0906 `raise KeyError("k")` KeyError
except ValueError:
    print("not here")

# case: not caught when running
import numpy as np

n = int(np.zeros(70000).sum())
try:
    print("try")
    if n == 0:
        raise KeyError("k")  # ends: H0906 `raise KeyError("k")` KeyError
except ValueError:
    print("not here")
finally:
    print("finally")
print("nor here")

# case: raise of a class and of an instance
for e in (ValueError, ValueError("with text"), ValueError()):
    try:
        raise e
    except ValueError as x:
        print(repr(x), [str(x)])

# case: raise of what is no exception
raise 5  # error: H0516 `raise 5` TypeError

# case: raise outside of except
raise  # ends: H0906 `raise` RuntimeError

# case: except with what is no class
try:
    raise ValueError("v")
except 5:  # error: H0516 `5` TypeError
    print("not here")

# case: KeyboardInterrupt is no Exception
try:
    try:
        raise KeyboardInterrupt
    except Exception:
        print("not here")
except BaseException as e:
    print(type(e).__name__)

# case: SystemExit may be caught
import sys

try:
    sys.exit(3)
except SystemExit as e:
    print("exit", e.code)

# case: unpacking that fails is caught
for v in ((1, 2), (1, 2, 3), (1,)):
    try:
        a, b = v
        print(a, b)
    except ValueError as e:
        print(e)

# case: a call that does not fit is caught
def f(a, b):
    return a + b

try:
    f(1)
except TypeError as e:
    print(e)  # refused: H0990 `print(e)`

# case: shapes that do not fit are caught
import numpy as np

try:
    np.zeros(3) + np.zeros(4)
except ValueError as e:
    print("caught")
try:
    np.zeros((2, 3)) @ np.zeros((2, 3))
except ValueError:
    print("caught")

# case: safe division as an expression of functions
import numpy as np

def safe(f, default):
    try:
        return f()
    except (ZeroDivisionError, IndexError):
        return default

n = int(np.zeros(70000).sum())
v = [5, 6]
print(safe(lambda: 10 / n, -1.0), safe(lambda: v[n + 1], 0), safe(lambda: v[n + 2], 0))

# case: an exception in a comprehension
import numpy as np

n = int(np.zeros(70000).sum())

def positive(k):
    if k < 0:
        raise ValueError(k)
    return k

try:
    print([positive(n + k) for k in (1, 2)])
    print([positive(n + k) for k in (1, -2)])
except ValueError as e:
    print("caught", e)

# case: exceptions in a recursion
import numpy as np

def down(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        down(n - 1)
    finally:
        if n > 3:
            print("up", n)

try:
    down(5)
except ValueError as e:
    print(e)

# case: context of a loop else
import numpy as np

n = int(np.zeros(70000).sum())
for k in range(n + 3):
    try:
        if k == 5:
            raise ValueError
    except ValueError:
        break
else:
    print("else")

# case: exception groups are not there
try:  # refused: H0114 `try:`
    raise ValueError
except* ValueError:
    print("group")

# case: warnings are silent
import warnings

warnings.warn("careful")
warnings.simplefilter("ignore")
warnings.warn("again")
print("done")

# case: notes and chains of an exception
e = ValueError("x")
print(e.__cause__, e.__context__)  # refused: H0990 `e.__cause__`
# refused: H0990 line 2 `e.__context__`

# case: the largest of some that may fail
import numpy as np

x = np.array([1.0, 4.0, 0.0, 2.0])
best = 0.0
for i in range(5):
    try:
        v = 1 / float(x[i])
    except ZeroDivisionError:
        v = 100.0
    except IndexError:
        v = -1.0
    if v > best:
        best = v
print(best, v)

# case: ten handlers inside each other
try:
    1 / 0
except ZeroDivisionError:
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            1 / 0
        except ZeroDivisionError:
            try:
                1 / 0
            except ZeroDivisionError:
                try:
                    1 / 0
                except ZeroDivisionError:
                    try:
                        1 / 0
                    except ZeroDivisionError:
                        try:
                            1 / 0
                        except ZeroDivisionError:
                            try:
                                1 / 0
                            except ZeroDivisionError:
                                try:
                                    1 / 0
                                except ZeroDivisionError:
                                    try:
                                        1 / 0
                                    except ZeroDivisionError:
                                        print('ten')

# case: a missing key that a class shows
from collections import namedtuple
P = namedtuple("P", "x y")
d = {}
class A:
    def __hash__(self):
        return 3

    def __eq__(self, o):
        return self is o

    def __repr__(self):
        return "an A"

for key in (P(1, 2), A(), (A(), 1), frozenset([1])):
    try:
        print(d[key])
    except KeyError as e:
        print("no", e)
