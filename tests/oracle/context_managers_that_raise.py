"""What the body of a `with` raises is raised where its generator yields."""
from contextlib import contextmanager
import numpy as np
k = int(np.zeros(70000).sum())
@contextmanager
def c(n):
    try:
        yield n
    except ZeroDivisionError:
        print("zero")
    else:
        print("fine")
for i in range(3):
    with c(i) as j:
        print(10 // (j - k - 1))
xs = [1, 2, 3]
for i in range(5):
    try:
        with c(i) as j:
            print(xs[j + k])
    except IndexError as e:
        print(e)
@contextmanager
def reraise():
    try:
        yield
    except ValueError as e:
        raise RuntimeError("wrapped " + str(e)) from e
for i in range(2):
    try:
        with reraise():
            if i == k: raise ValueError(i)
            print("ok")
    except RuntimeError as e:
        print(e)
def f():
    with c(1):
        return 1 // k
    return -5
print(f())
def g(x):
    with c(1):
        if x:
            return 1 // (k + 1)
        return 1 // k
    return -5
print(g(1), g(0))
