# What Python knows by name, and exceptions whose class makes or sets them up.
import math
import numpy as np


class Failure(ValueError):
    def __init__(self, message):
        self.message = message


class Made(ValueError):
    def __new__(cls, a, b):
        return super().__new__(cls)


class Both(Exception):
    def __new__(cls, a):
        return super().__new__(cls, a, 7)

    def __init__(self, a):
        self.a = a


print(math.isclose(a=1.0, b=1.05, rel_tol=0.1), math.prod([1, 2], start=3))
print(round(number=2.5, ndigits=0), pow(base=2, exp=3, mod=5))
print("a b c".split(sep=" ", maxsplit=1), "a\nb".splitlines(keepends=True))
print(str(object=3), dict(mapping=[1]), list(enumerate(iterable=[1], start=2)))
print(sorted([2, 1], key=None, reverse=True), sum([1], start=2))
print(repr(Failure(message="a").args), Failure("b").message, Failure("b").args)
print(Made(1, 2).args, repr(Made(1, b=2) if not "a" else Made(3, 4)))
print(Both(1).args, Both(a=1).args, Both(a=1).a)
print(np.float32(), np.int8(), np.bool_(), repr(np.float64()))
