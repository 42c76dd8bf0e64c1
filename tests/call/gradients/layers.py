import numpy as np
from holo import autograd


def scaled(x, w):
    y = x * w
    for i in range(3):
        y = np.sin(y) + x * 0.1
    return y * w + np.tanh(y)


def layer(x, w, b):
    h = np.tanh(x @ w + b)
    if h[0, 0] > 0.1:
        h = scaled(h, w[0]) * 0.7
    else:
        h = h * h - b
    k = 0
    while k < 2 and h.sum() > -1.0:
        h = h * 0.9 - 0.05 * scaled(h, b)
        k += 1
    return h + x * 0.5


def loss(w, b, x):
    for i in [0, 1, 2, 3, 4]:
        x = layer(x, w[i], b[i % 2])
    y = scaled(x, b[0]) * scaled(x, b[1]) + scaled(x, x[0])
    return (y * y).mean() + layer(x, w[1], b[1])[0, 0]


x = np.array([[0.5, -0.2, 0.3], [0.1, 0.4, -0.6]])
w = np.array([0.3, -0.1, 0.2, 0.5, 0.4, -0.3, 0.1, 0.2, 0.6] * 5)
w = w.reshape(5, 3, 3) * 0.9
b = np.array([[0.1, -0.2, 0.3], [0.2, 0.15, -0.1]])
v, g = autograd.value_and_grad(loss, (0, 1, 2))(w, b, x)
print(v)
print(g[0].ravel().tolist())
print(g[1].tolist())
print(g[2].tolist())
