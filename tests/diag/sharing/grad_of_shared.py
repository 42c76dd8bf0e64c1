"""An array that a gradient is taken by, and that has other names."""
import numpy as np
from holo import autograd

w = np.array([1.0, 2.0, 3.0])
kept = None


def near(x):
    global kept
    kept = x
    return ((x - 0.5 * w) ** 2).sum() + (x[0] if x is w else 100.0)


print(autograd.grad(near)(w).shape, kept is w)
for turn in range(4):
    w -= 0.1 * autograd.grad(lambda x: (x * x).sum())(w)
print(np.round(w, 6))


def halved(x):
    x *= 0.5
    return (x * x).sum()


print(np.round(autograd.grad(halved)(w), 6), np.round(w, 6))
row = w[1:]
print(np.round(autograd.grad(halved)(row), 6), np.round(w, 6))
