"""A bare `raise` in a `finally` raises what came, or what is handled around it."""
import numpy as np
s0 = np.zeros(70000).sum()
def f():
    try:
        [][2]
    except Exception as e:
        try:
            if s0 + 2 < 1:
                raise KeyError("k")
        finally:
            raise
        print("after")
try:
    f()
except IndexError as e:
    print("index", e)
except KeyError as e:
    print("key", e)
def g(t):
    try:
        [][2]
    except Exception as e:
        try:
            if s0 + 2 < t:
                raise KeyError("k")
        finally:
            if t:
                raise
        print("after")
for t in (1, 5):
    try:
        g(t)
    except IndexError as e:
        print("index", e)
    except KeyError as e:
        print("key", e)
def h(t):
    try:
        if s0 + 2 < t:
            raise KeyError("k")
    finally:
        if t > 3:
            print("again")
            raise
    print("after", t)
for t in (1, 5):
    try:
        h(t)
    except RuntimeError as e:
        print("runtime", e)
    except KeyError as e:
        print("key", e)
def i(t):
    for n in range(3):
        try:
            raise ValueError(n)
        except ValueError:
            try:
                if s0 + n > t:
                    raise KeyError(n)
            finally:
                try:
                    if s0 + n > 7:
                        raise IndexError(n)
                finally:
                    if n >= t:
                        raise
        print("on", n)
for t in (0, 1, 2, 5):
    try:
        i(t)
    except (ValueError, KeyError, IndexError) as e:
        print(type(e).__name__, e)
