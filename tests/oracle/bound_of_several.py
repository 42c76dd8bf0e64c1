"""A method that is one of several functions is bound, whichever it is."""
import numpy as np

k = int(np.zeros(70000).sum())


def first(self):
    return "first", self.n


def second(self):
    return "second", self.n


class A:
    get = first

    def __init__(self):
        self.n = 3


a = A()
if k < 1:
    A.get = second
print(a.get())
if k > 1:
    A.get = first
print(a.get(), A.get(a))
