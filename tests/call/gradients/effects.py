import numpy as np
from holo import autograd


# What is printed is printed once, though turns are computed again.
def step(x, w, i):
    y = np.tanh(x * w) + x * 0.3
    if y.sum() > 0.4:
        print("above", i, round(float(y.sum()), 3))
        y = y * 0.5
    assert y.sum() < 100.0, "too much"
    return y - np.sin(w * y)


def loss(w, x):
    for i in range(4):
        x = step(x, w, i)
        x = x + step(x, w * 0.5, i + 10)
    for k in [7, 8]:
        x = step(x, w, k)
    return (x * x).sum() + x[0]


w = np.array([0.5, 1.2, -0.8])
x = np.array([0.7, 0.6, 0.4])
v, g = autograd.value_and_grad(loss, (0, 1))(w, x)
print(v)
print(g[0].tolist())
print(g[1].tolist())
