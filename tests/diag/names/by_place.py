# What is taken by place alone is not known by name (H0207), nor are the
# arguments of exceptions; some of these are not there yet (H0990).
import math

import numpy as np


class Failure(Exception):
    pass


class Count(ValueError):
    def __init__(self, n):
        super().__init__(n, count=n)


print(math.sin(x=1))
print(math.log(8, base=2), math.atan2(1, x=2))
print(len(x=[1]), type(x=3), list(map(function=abs, x=[1])))
print({}.keys().isdisjoint(other=[]))
print([1].index(x=1), "a".center(width=3), {1: 2}.get(key=1))
print(ValueError(a=1), StopIteration(value=1))
print(Failure(msg="a"))
print(Count(3))
print(NameError("x", name="n"), AttributeError("x", obj=3, name="n"))
print(NameError("x", obj=3))
print(int(base=2), np.float32(x=1))
print(type("A", (), {}))
