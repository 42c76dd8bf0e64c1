import math
import numpy as np
from holo import autograd

one = int(np.array([1, 2])[0])  # known only when running


def power(x, n):
    if n == 0:
        return 1.0
    half = power(x, n // 2)
    if n % 2 == 1:
        return half * half * x
    return half * half


def tree(x, w, n):
    if n <= 0:
        return math.sin(x * w)
    left = tree(x * 0.5 + w, w, n - 1)
    right = tree(math.cos(x) - left * w, w, n - 2)
    return left * right + x * math.tanh(right)


# Pricing on a binomial tree.
def price(s, up, k, n):
    if n == 0:
        return max(s - k, 0.0)
    a = price(s * up, up, k, n - 1)
    b = price(s / up, up, k, n - 1)
    return (0.55 * a + 0.45 * b) * 0.99


def linear(x, w, n):
    if n == 0:
        return x
    y = linear(math.sin(x + w * 0.01) * 0.999, w, n - 1)
    return y + 0.001 * x * w


def even(x, y, n):
    if n == 0:
        return x * y
    return odd(x * 0.9 + y * y, y, n - 1) + x


def odd(x, y, n):
    if n == 0:
        return x - y
    return even(math.sin(x), y * 1.1, n - 1) * y


# A loop in a recursion: its turns are kept, or there are none.
def looped(x, w, n):
    y = x
    for i in range(n):
        y = math.sin(y * w) + x * 0.1
        if y > 0.3:
            y = y * 0.7
    if n == 0:
        return y * w
    k = 0
    z = looped(y, w, n - 1)
    while k < 3 and z > 0.05:
        z = z * y * 0.8
        k += 1
    return z + y * x


# A recursion in a loop, and in a branch that changes what it gets.
def fan(x, w, n):
    if n == 0:
        return math.exp(-x * x) * w
    s = 0.0
    for i in range(n):
        s = s + fan(x * 0.7 + s * 0.1, w, n - 1) * (i + 1) * 0.3
    if s > 0.4:
        s = fan(s, x, n - 1) + s * w
    return s + x


def arrays(x, w, n):
    if n == 0:
        return x * x
    y = np.tanh(w @ x)
    if y[0] > 0.1:
        y = y * 0.8 + arrays(y - x * 0.1, w, n - 1)
    else:
        y = y - arrays(y * 0.5, w, n - 1) * x
    print("at", n)
    return y * 0.9 + x * w[0]


def show(f, argnums, *args):
    v, g = autograd.value_and_grad(f, argnums)(*args)
    print(v)
    print(g)


show(lambda x: power(x, 13 * one), 0, 1.1)
show(lambda x, w: tree(x, w, 4 * one), (0, 1), 0.3, 0.7)
show(lambda s, u, k: price(s, u, k, 6 * one), (0, 1, 2), 10.2, 1.07, 9.5)
show(lambda x, w: linear(x, w, 900 * one), (0, 1), 0.3, 0.7)
show(lambda x, y: even(x, y, 5 * one) + odd(y, x, 4 * one), (0, 1), 0.4, 0.8)
show(lambda x, w: looped(x, w, 4 * one), (0, 1), 0.6, 1.2)
show(lambda x, w: fan(x, w, 3 * one), (0, 1), 0.6, 1.2)


def of_loops(x, w):
    s = 0.0
    for i in range(4):
        s = s + power(x + s * 0.01, i) * linear(w, x, i + 1)
        if s > 1.0:
            s = s - tree(w, x, i)
    return s


show(of_loops, (0, 1), 0.5, 0.9)
v, g = autograd.value_and_grad(
    lambda x, w: arrays(x, w, 4 * one).sum(), (0, 1))(
        np.array([0.4, -0.3]), np.array([[0.6, 0.2], [-0.5, 0.8]]))
print(v)
print(g[0].tolist())
print(g[1].tolist())
