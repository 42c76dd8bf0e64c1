import math
import numpy as np
from holo import autograd


# Reads elements, whose cotangents go into one array.
def mixed(x, i, s):
    a = x[i] * s + math.sin(x[i + 1])
    b = math.exp(-a * a) + x[i] * 0.25
    c = a * b + math.tanh(b) * x[0]
    return c * s + math.cos(a) * b


def loss(x, s):
    t = s
    for i in range(6):
        t = math.tanh(mixed(x, i, t)) + mixed(x, 0, s) * 0.1
    return t + mixed(x, 1, s) * mixed(x, 2, t) + mixed(x, 1, t) + x[3] * x[1]


# An integer that a float decides only where it jumps.
def where(x, i, s):
    j = int(x.argmax())
    k = (i + j) % 5
    y = x * x[k] + s * np.sin(x)
    y = y + y[k] * np.tanh(y) + x
    return y[i] * s + y.sum(), y


def picked(x, s):
    u, y = where(x, 1, s)
    v, z = where(y * 0.3, 2, u)
    w, _ = where(z * 0.1, 3, v * 0.1)
    return w + where(x, 2, 0.5)[0] + z[0]


x = np.array([0.3, -0.7, 0.2, 0.9, 0.4, -0.2, 0.6])
v, g = autograd.value_and_grad(loss, (0, 1))(x, 0.8)
print(v, g[1])
print(g[0].tolist())
v, g = autograd.value_and_grad(picked, (0, 1))(x[:5].copy(), 0.8)
print(v, g[1])
print(g[0].tolist())
