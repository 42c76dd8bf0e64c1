# A gradient by an array that is changed under another name (H0990).
import numpy as np
from holo import autograd

w = np.array([1.0, 2.0, 3.0])


def changed(x):
    w[0] = 10.0
    return (x * x).sum()


def both(x, y):
    x[0] = 5.0
    return (x * y).sum()


def items(ps):
    ps[0] = ps[0] * 2
    return (ps[0] * ps[0]).sum()


autograd.grad(changed)(w)
autograd.grad(both, argnums=(0, 1))(w, w)
autograd.grad(items)([w])
