# The path to the cut goes through the function that calls itself.
import numpy as np
from holo import autograd


def h(x, p, d):
    if d <= 0:
        return np.where(x > p, 1.0, 0.0).sum()
    return h(x, p * 0.5, d - 1) + 1.0


def f(x, p):
    return h(x, p, int(x[0])) + x.sum()


x = np.array([2.0, 0.5])
print(autograd.grad(f, (0, 1))(x, 0.25))
