"""`raise` of what is one of several: classes, exceptions, and what is none."""
import numpy as np

n = int(np.zeros(70000).sum())
class A(Exception): pass
class B(Exception): pass
def pick(k):
    if k > 0:
        e = A
    else:
        e = B
    raise e
for k in range(2):
    try:
        pick(n + k)
    except A:
        print("A")
    except B:
        print("B")
def none(k):
    e = None
    if k > 0:
        e = ValueError("v")
    raise e
for k in range(2):
    try:
        none(n + k)
        print("went on")
    except ValueError as e:
        print(e)
    except TypeError:
        print("type")
