# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions whose gradients are compared with central differences.

The comment above each gives the arguments, and behind a bar the argnums
(all arguments otherwise). Each runs under python3 as well, which checks its
value."""
import math
import numpy as np


# ---- scalars ----

# at: 1.5
def cube(x):
    return x * x * x - 2.0 * x


# at: 1.3, 0.4
def of_math(x, y):
    a = math.sin(x) * math.exp(y) + math.log(x + y) + math.sqrt(x)
    return a + math.tanh(x * y) + math.cos(y) / x + math.atan(x)


# at: 1.7
def powers(x):
    return x**2 + x**0.5 + x**3 + x**-1.5 + 2.0**x


# at: 0.8, 1.9
def power_of_both(x, y):
    return x**y


# at: -0.7
def absolute(x):
    return abs(x) + abs(x * x - 3.0)


# at: 2.3, -1.1
def maxima(x, y):
    return max(x, y) * 3.0 + min(x, y) + max(x * y, -5.0)


# at: 5.3
def remainder(x):
    return x % 2.0 + (x // 2.0) * x


# ---- arrays ----

# at: np.array([0.3, -1.2, 2.0])
def elementwise(x):
    return (np.exp(x) * np.sin(x) + np.tanh(x) - x / (1.0 + x * x)).sum()


# at: np.array([0.3, 1.2, 2.0])
def of_numpy(x):
    y = np.log(x) + np.sqrt(x) + np.log1p(x) + np.expm1(x) + np.square(x)
    return (y + np.cos(x) + np.arctan(x) + np.abs(x) + 1 / x).mean()


# at: np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([0.5, -1.0, 2.0])
def broadcast(a, b):
    return ((a + b) * b - a / 3.0 + b[:2].reshape(2, 1) * a).sum()


# at: np.array([[1.0, -2.0], [0.5, 3.0], [2.0, 1.0]]), np.array([[0.3, 0.7, -1.0, 0.2], [1.1, -0.4, 0.6, 0.9]])
def products(a, b):
    return ((a @ b) ** 2).sum() + (b.T @ a.T).mean()


# at: np.array([1.0, -2.0, 0.5]), np.array([[0.3, 0.7, -1.0], [1.1, -0.4, 0.6]])
def vectors(v, m):
    return (m @ v).sum() * np.dot(v, v) + (v @ m.T)[0]


# at: np.array([[0.2, -0.3], [0.5, 0.1], [0.7, -0.6]]), np.array([0.1, -0.2]), np.array([[0.4], [-0.9]]), np.array([[1.0, 0.5, -0.3], [0.2, -1.0, 0.8]])
def network(w, b, v, x):
    hidden = np.tanh(x @ w + b)
    out = (hidden @ v)[:, 0]
    return ((out - np.array([1.0, -1.0])) ** 2).mean()


# at: np.array([[1.0, 2.0, -1.0], [0.3, 0.1, 0.5]])
def cross_entropy(z):
    labels = np.array([1, 2])
    z = z - z.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -logp[np.arange(2), labels].mean()


# at: np.array([[1.0, 2.0, -1.0], [0.3, 0.1, 0.5]])
def reductions(x):
    return (x.sum(axis=0) * x.mean(axis=0)).sum() + x.max() * x.min() + \
        x.prod() + x.std() + x.var(axis=1).sum()


# at: np.array([[1.0, 2.0, -1.0], [0.3, 0.1, 0.5]])
def maxima_of_axes(x):
    return (x.max(axis=0) ** 2).sum() + (x.min(axis=1) * 3.0).sum()


# at: np.array([1.0, -2.0, 0.5]), np.array([0.5, 3.0, 0.1])
def elementwise_maxima(x, y):
    return (np.maximum(x, y) * 2 + np.minimum(x, y) ** 2).sum() + \
        np.clip(x, -1.0, 0.7).sum()


# at: np.array([1.0, -2.0, 0.5])
def where(x):
    return np.where(x > 0, x * x, 3.0 * x).sum()


# at: np.array([1.0, -2.0, 0.5])
def where_hides(x):
    safe = np.where(x > 0, x, 1.0)
    return np.where(x > 0, np.log(safe), x).sum()


# at: np.array([1.0, -2.0, 0.5, 4.0])
def cumulated(x):
    return (np.cumsum(x) ** 2).sum()


# at: np.array([1.0, -2.0, 0.5, 4.0])
def sorted_values(x):
    return (np.sort(x) * np.array([1.0, 2.0, 3.0, 4.0])).sum()


# at: np.arange(12.0).reshape(3, 4)
def slices(x):
    return (x[1:, ::2] ** 2).sum() + x[-1, -1] * x[0, 1] + (x[:, 1] * x[:, 2]).sum()


# at: np.arange(12.0).reshape(3, 4)
def reversed_rows(x):
    return (x[::-1] * x).sum() + (x[2, ::-1] * x[0]).sum()


# at: np.array([1.0, -2.0, 0.5, 4.0])
def gathered(x):
    index = np.array([3, 0, 0, 2])
    return (x[index] ** 2 * np.array([1.0, 2.0, 3.0, 4.0])).sum()


# at: np.array([1.0, -2.0, 0.5, 4.0])
def masked(x):
    mask = np.array([1.0, 0.0, 1.0, 1.0])
    return (x * mask).sum() ** 2


# at: np.arange(6.0).reshape(2, 3)
def shapes(x):
    y = np.concatenate([x, x * 2.0], axis=1)
    z = np.stack([x[0], x[1], x[0] * x[1]])
    return (y.reshape(3, 4) ** 2).sum() + (z.T * z).sum() + \
        (np.transpose(x) ** 2)[0, 1] + x.ravel()[4] ** 2


# at: np.array([1.0, -2.0, 0.5])
def outer(x):
    return (np.outer(x, x) * np.arange(9.0).reshape(3, 3)).sum()


# at: np.array([3.0, 4.0, 1.0])
def norm(x):
    return np.linalg.norm(x) + np.sqrt((x * x).sum())


# ---- staged control flow ----

# at: np.array(2.0)
def branch(x):
    if x > 1.0:
        return x * x
    return -x


# at: np.array(-2.0)
def branch_not_taken(x):
    if x > 0.0:
        y = math.log(x)
    else:
        y = x * 3.0
    return y * x


# at: np.array([-2.0, 3.0])
def branch_of_branches(x):
    total = 0.0
    if x[0] < 0.0:
        if x[1] > 0.0:
            total = x[0] * x[1]
        else:
            total = x[0]
    elif x[1] > 10.0:
        total = x[1]
    return total + x.sum()


# at: np.array(7.0)
def newton(x):
    y = x
    while abs(y * y - x) > 1e-13:
        y = 0.5 * (y + x / y)
    return y


# at: np.array(7.0)
def newton_with_a_limit(x):
    y = x
    for i in range(100):
        if abs(y * y - x) < 1e-13:
            break
        y = 0.5 * (y + x / y)
    return y


# at: np.array([0.3, -0.4, 0.9])
def skipping(x):
    total = 0.0
    for i in range(3):
        if x[i] < 0.0:
            continue
        total += x[i] ** 2 * (i + 1)
    return total


# at: np.array([0.3, 0.4, 0.9])
def nested(x):
    total = 0.0
    for i in range(3):
        inner = 1.0
        for j in range(3):
            if x[j] > 0.8 and i == 1:
                break
            inner = inner * (x[j] + x[i])
        total += inner
    return total


# at: np.array([0.3, 0.4])
def while_in_for(x):
    total = 0.0
    for i in range(2):
        y = x[i]
        while y < 4.0:
            y = y * y + 1.0
            total += y * x[0]
    return total


# at: np.array([0.3, 0.4, 0.9])
def early_return(x):
    total = 0.0
    for i in range(3):
        total += x[i]
        if total > 0.5:
            return total * x[0]
    return total


# at: np.array([0.3, 0.4, 0.9])
def elements_assigned(x):
    y = np.zeros(3)
    for i in range(3):
        y[i] = x[i] * x[2 - i]
        if i > 0:
            y[i] += y[i - 1] * 2.0
    return (y * y).sum()


# at: np.array([0.3, 0.4, 0.9, 1.0])
def parts_assigned(x):
    y = x * 1.0
    y[1:3] = y[0:2] * y[2:4]
    y[0] *= 3.0
    y[::2] += x[1]
    return (y ** 2).sum()


# at: np.array([0.3, 0.4, 0.9, 1.0])
def appended(x):
    parts = []
    for i in range(4):
        parts.append(x[i] ** (i + 1))
    return np.array(parts).sum() + parts[0] * parts[3]


# at: np.array([0.3, 0.4])
def many_turns(x):
    a, b = x[0], x[1]
    for i in range(50):
        a, b = a + 0.01 * b, b - 0.01 * a
    return a * b


# at: np.array([0.3, 0.4, 0.9])
def over_items(x):
    total = 0.0
    for v in x:
        total = total * 0.5 + v * v
    return total


# at: np.array([[0.2, 0.5], [0.1, -0.3]]), np.array([1.0, 0.5])
def recurrent(w, h):
    for i in range(6):
        h = np.tanh(w @ h + 0.1)
    return (h * h).sum()


# at: np.array([1.0, 2.0])
def overwritten(x):
    y = x * x
    y[:] = 2.0 * x
    return y.sum()


# at: np.array([0.5, 1.5])
def short_circuit(x):
    y = x[0]
    if x[0] > 0.0 and x[1] > 1.0 or x[0] < -3.0:
        y = y * x[1]
    return y if x[1] < 10.0 else -y


# ---- arguments ----

# at: [np.array([0.3, 0.4]), (np.array(2.0), 0.5)]
def of_list(parts):
    return (parts[0] * parts[1][0]).sum() + parts[1][1] ** 3


# at: {"w": np.array([0.3, 0.4]), "b": 0.5}
def of_dict(p):
    total = 0.0
    for name, v in p.items():
        total += np.sum(v * v) * (2.0 if name == "w" else 3.0)
    return total


# at: np.array([0.3, 0.4]), np.array([2, 3]) | 0
def second_is_integer(x, n):
    return (x ** n).sum()


# at: np.array([0.3, 0.4]), np.array([0.5, 0.6]), np.array([1.5, 1.6]) | (2, 0)
def two_of_three(x, y, z):
    return (x * y * z * z).sum()


# at: np.array([0.3, 0.4]), np.array([0.5, 0.6]) | -1
def last(x, y):
    return (x * y * y).sum()


# at: np.array([0.3, 0.4])
def closures(x):
    scale = x.sum()

    def inner(v):
        return v * scale

    return (inner(x) + (lambda v: v * v)(inner(x))).sum()


def keyword_scaled(x, *, scale=1.0, shift=0.0):
    return (x * scale + shift).sum()


# at: np.array([0.3, 0.4]), np.array(2.0)
def keywords(x, s):
    return keyword_scaled(x * x, shift=s * s, scale=s)


class Layer:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def __call__(self, x):
        return np.tanh(x @ self.w + self.b)


# at: np.array([[0.2, -0.3], [0.5, 0.1]]), np.array([0.1, 0.2]), np.array([[1.0, 0.5]])
def objects(w, b, x):
    layers = [Layer(w, b), Layer(w * 2.0, b)]
    for layer in layers:
        x = layer(x)
    return (x * x).sum()


# ---- programs ----

# at: np.array([[0.2, 0.5, -0.1], [0.1, -0.3, 0.7]]), np.array([[1.0, 0.5], [0.3, -0.2], [0.4, 0.9]])
def attention(q, k):
    scores = q @ k / math.sqrt(3.0)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = weights / weights.sum(axis=1, keepdims=True)
    return ((weights @ k.T) ** 2).sum()


# at: np.array([[0.2, 0.5, -0.1], [0.1, -0.3, 0.7]]), np.array([1.0, 0.5, 2.0])
def layer_norm(x, gain):
    mean = x.mean(axis=1, keepdims=True)
    variance = ((x - mean) ** 2).mean(axis=1, keepdims=True)
    return (((x - mean) / np.sqrt(variance + 1e-5) * gain) ** 3).sum()


# at: np.arange(10.0) * 0.1, np.array([0.5, -1.0, 0.25])
def convolution(x, kernel):
    out = np.zeros(8)
    for i in range(8):
        for j in range(3):
            out[i] += x[i + j] * kernel[j]
    return (out * out).sum()


# at: np.arange(10.0) * 0.1, np.array([0.5, -1.0, 0.25])
def convolution_by_slices(x, kernel):
    out = np.zeros(8)
    for i in range(8):
        out[i] = (x[i:i + 3] * kernel).sum()
    return (out * np.maximum(out, 0.0)).sum()


# at: np.array([[2.0, 0.5], [0.5, 1.0]])
def power_iteration(a):
    v = np.array([1.0, 0.3])
    change = 1.0
    while change > 1e-14:
        w = a @ v
        w = w / np.sqrt((w * w).sum())
        change = np.abs(w - v).max()
        v = w
    return v @ a @ v


# at: np.array(0.3), np.array(3.2)
def logistic_map(x, r):
    for i in range(12):
        x = r * x * (1.0 - x)
    return x


# at: np.array([0.5, 0.25])
def forever_until(x):
    y = x[0]
    n = 0
    while True:
        y = y * (1.0 + x[1])
        n += 1
        if y > 3.0:
            break
    return y * n


# at: np.array([0.5, 0.25])
def loops_of_unknown_loops(x):
    total = 0.0
    a = x[0]
    while a < 3.0:
        b = x[1]
        while b < a:
            b = b * 1.5 + 0.1
            total += b * a
        a = a * 1.7
    return total


# at: np.array([[4.0, 1.0, 0.5], [1.0, 3.0, 0.2], [0.5, 0.2, 2.0]])
def elimination(a):
    a = a * 1.0
    determinant = 1.0
    for i in range(3):
        for j in range(i + 1, 3):
            a[j] -= a[i] * (a[j, i] / a[i, i])
        determinant *= a[i, i]
    return determinant


# at: np.array([[4.0, 1.0], [1.0, 3.0]]), np.array([1.0, 2.0])
def conjugate_gradients(a, b):
    a = (a + a.T) / 2.0
    x = np.zeros(2)
    r = b - a @ x
    p = r
    while r @ r > 1e-20:
        step = (r @ r) / (p @ a @ p)
        x = x + step * p
        new = r - step * (a @ p)
        p = new + (new @ new) / (r @ r) * p
        r = new
    return (x * np.array([1.0, 3.0])).sum()


# at: np.array([0.5, 0.25, 2.0, 1.0])
def scattered(x):
    out = np.zeros(3)
    index = np.array([2, 0, 2, 1])
    for i in range(4):
        out[index[i]] += x[i] ** 2
    out[np.array([0, 1])] = out[1:] * 3.0
    return (out * out).sum()


# at: np.array([3.0, 1.0, 2.0])
def swaps(x):
    y = x * 1.0
    for i in range(3):
        for j in range(2):
            if y[j] > y[j + 1]:
                t = y[j] * 1.0
                y[j] = y[j + 1]
                y[j + 1] = t
    return (y * np.array([1.0, 10.0, 100.0])).sum()


# at: np.array([0.5, 0.25, 2.0])
def running_state(x):
    state = {"a": 0.0, "best": -1e9}
    history = [0.0, 0.0, 0.0]
    for i in range(3):
        state["a"] = 0.9 * state["a"] + x[i]
        if state["a"] > state["best"]:
            state["best"] = state["a"]
        history[i] = state["a"] ** 2
    return state["best"] * history[0] + history[1] * history[2]


class Accumulator:
    def __init__(self):
        self.total = 0.0
        self.values = np.zeros(3)

    def add(self, i, v):
        self.total += v * v
        self.values[i] = self.total


# at: np.array([0.5, 0.25, 2.0])
def object_state(x):
    a = Accumulator()
    for i in range(3):
        if x[i] > 0.3:
            a.add(i, x[i])
    return (a.values * x).sum()


# at: np.array([0.3, 0.6]), np.array([0.1, 0.9])
def trained(w, y):
    for i in range(10):
        gradient = 2.0 * (np.tanh(w) - y) * (1.0 - np.tanh(w) ** 2)
        w = w - 0.3 * gradient
        if (gradient * gradient).sum() < 1e-8:
            break
    return ((np.tanh(w) - y) ** 2).sum()


# at: [(np.array([[0.2, -0.3], [0.5, 0.1]]), np.zeros(2)), (np.array([[0.4, 0.2], [-0.9, 0.3]]), np.ones(2))], np.array([[1.0, 0.5]])
def list_of_layers(layers, x):
    for w, b in layers:
        x = np.maximum(x @ w + b, 0.1 * (x @ w + b))
    return (x ** 2).sum()


# at: np.array([1.0, 2.0, 3.0, 4.0])
def returns_from_loops(x):
    def first_above(limit):
        for i in range(4):
            if x[i] * x[i] > limit:
                return x[i] * 2.0
        return 0.0 * x[0]
    return first_above(3.0) * first_above(8.0) + first_above(100.0)


# at: np.array([1.0, 2.0, 3.0, 4.0])
def integers_beside(x):
    n = 0
    total = 0.0
    while n < 100:
        n = n * 2 + 1
        total += x[n % 4] * n
    return total * x.sum()


# at: np.array([0.7, -0.2])
def recursion(x, depth=4):
    if depth == 0:
        return x.sum()
    return recursion(np.sin(x) * depth, depth - 1) + (x * x).sum()


# at: np.array([[1.0, 2.0], [3.0, 4.0]])
def of_matrices(x):
    return np.trace(x @ x) + np.diag(x).sum() ** 2 + \
        x.T.ravel()[1] * x[0, 1] + np.linalg.norm(x, axis=1).sum()


# at: np.array([1.0, 2.0, 3.0, 4.0])
def moves_about(x):
    return (np.roll(x, 1) * x).sum() + (np.flip(x) * x * x).sum() + \
        (np.repeat(x, 2) * np.arange(8.0)).sum() + np.tile(x, 2)[5] ** 2 + \
        np.pad(x, 1).sum() ** 2


# at: np.array([1.0, 2.0, 3.0, 4.0])
def products_of_all(x):
    return np.prod(x[:3]) + np.cumprod(x)[2] * x[3]


# at: np.array([1.0, 2.0, 3.0, 4.0])
def comprehensions(x):
    squares = [v * v for v in x]
    pairs = [squares[i] * x[3 - i] for i in range(4)]
    return sum(pairs) + max(pairs) * min(squares)


# at: np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
def copies_by_reshape(x):
    flat = x.T.reshape(-1)
    flat *= 2.0
    return (flat * flat).sum() + (x[:, 1:].ravel() ** 3).sum()


# at: np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
def views_by_reshape(x):
    y = (x.T * 1.0).T
    flat, turned = y.reshape(-1), y.T.reshape(-1)
    flat[1:5] *= flat[0:4]
    turned[0] = 3.0 * x[1, 2]
    return (y * y).sum() * turned[3] + turned[0] ** 2


# at: np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
def turned_and_diagonal(x):
    y = x + 0.0
    np.flip(y, 1)[0] *= x[1]
    np.rot90(y)[1, :] += np.diag(x) ** 2
    wide = np.broadcast_to(y[0], (2, 3))
    y[0, 1] = x[1, 1] * x[0, 0]
    return (wide * x).sum() + y.diagonal().sum() ** 2


# at: np.array([1.0, 2.0, 3.0, 4.0]), np.array([0.5, 2.5, 1.5, 0.3])
def changes_under_masks(x, y):
    z = x * y
    z[z > 1.0] *= x[3]
    z[y < 1.0] += y.sum()
    z[1:] += z[:-1]
    return (z * z).sum()


# ---- kernels that share values with kernels that share values ----


# at: np.array([0.3, -0.4, 0.9, 0.2])
def where_of_sums(x):
    y = x
    if x[0] > -0.2:
        x = x * 0.2
    a = np.where(np.tanh(x + y) > 0.1, y.sum() * y, y)
    return (a * (np.tanh(x + x) - x)).sum()


# at: np.array([1.1, 0.7, 1.3, 0.9])
def running_ratio(x):
    a = np.exp(np.cumsum(x) / x)
    return a.sum() + (a / (1.5 + np.ones((4, 4)) @ x)).sum()


# at: np.array([0.3, 0.5, 0.7, 1.1, 0.2])
def counter_from_two(x):
    i, total = 2, x[0]
    while i < 4 + int(x[3]):
        total = total * x[i] + np.sin(total) * i
        i += 1
    return total


# at: np.array([0.3, 0.5, 0.7, 1.1, 0.2])
def counter_of_another(x):
    n, i, total = 3, 0, 1.0
    while total < 40.0 * x[2]:
        total = total * (1.0 + x[i % 5]) + x[n % 5] * n
        n += 1
        i += 2
    return total * n


# at: np.array([0.3, -0.5, 0.7, 1.1]), np.array([1.5, 0.25, -0.75])
def stored_twice(x, y):
    z = x * 2.0
    z[np.array([2, 0, 2])] = y * y
    z[np.array([1, 1])] = np.array([1.0, 2.0]) * x[3]
    return (z * z * x).sum()


# at: np.array([3.0, 1.0, 2.0, 5.0, 4.0])
def sorted_in_a_cycle(x):
    return (np.sort(x) * np.array([1.0, 3.0, 5.0, 7.0, 11.0])).sum()


# at: np.array([0.3, 0.8, -0.4])
def one_branch_uses(x):
    w = x * 3.0
    if x[0] > 1.0:
        y = x[1] * 2.0
    else:
        y = w[1] * w[2]
    return y * y


# at: np.array([0.4, 0.6, 0.2, 0.9])
def slices_over_each_other(x):
    total = 0.0
    for i in range(3):
        total += (x[i:i + 2] * x[i:i + 2]).sum() * (i + 1)
    return total + x[1:3].sum() * x[2:].sum()


# ---- sizes known when running ----

# at: np.array([0.5, 1.5, -0.7, 2.0, 0.3, 1.1])
def cholesky_of_outer(x):
    m = np.outer(x, x) * 0.1 + np.eye(6) * 3.0
    for i in range(6):
        for j in range(i):
            m[i, j] = (m[i, j] - m[i, :j] @ m[j, :j]) / m[j, j]
        m[i, i] = np.sqrt(m[i, i] - m[i, :i] @ m[i, :i])
        m[i, i + 1:] = 0
    return (m * m.T).sum() + m.sum()


# at: np.array([0.5, 1.5, -0.7, 2.0, 0.3, 1.1])
def shifted_in_turn(x):
    y = x.copy()
    for i in range(5):
        y[i + 1:] = y[i:-1] * x[i] + 0.2
        y[:i] += x[1:i + 1] ** 2
    return (y ** 2).sum()


# at: np.array([0.5, 1.5, -0.7, 2.0, 0.3, 1.1])
def poles_behind(x):
    k = int(abs(x[3]) * 2.1)
    s = x[4] * np.log(np.abs(x[:k])).sum() + np.sort(x[1:k]).cumsum()[0]
    return s + x[k:].var() + x[:k].max() + np.concatenate([x[k:], x[:k] ** 2])[3]


# at: np.array([0.5, 1.5, -0.7, 2.0, 0.3, 1.1])
def poles_read_alone(x):
    k = int(abs(x[3]) * 2.1)
    r, m = x[4] / np.abs(x[:k]), x > 0.4
    s = np.cumsum(r)[1] + np.cumprod(r)[k - 1] + (x[1] / x[m])[1] + r.reshape(-1, 1).max(axis=1)[0]
    for e in x[0] / x[:k]:
        s += e
    y = x[5] / np.outer(x, x)[:k, :k]
    return s + (y @ y)[0, 1] + y.max(axis=1)[1] + np.log(np.abs(x[:k]))[np.array([1, 0])].sum()


# at: np.array([0.5, 1.5, -0.7, 2.0, 0.3, 1.1])
def selected(x):
    m = x > 0.4
    y = x * 1.0
    y[m] = y[m] ** 2
    y[y < 0.1] *= 3
    y[np.nonzero(m)[0][:2]] += np.sin(x[m])[1:3]
    a = np.outer(x, y)
    a[m, 1] = x[m] * 2
    return (y * y).sum() + y[m].mean() * a[m].max() + a[:, m].sum() + (a[m][:, ~m] ** 2).sum()


# at: np.array([0.5, 1.5, -0.7, 2.0, 0.3, 1.1])
def of_each_cluster(x):
    labels = (x > 0.4) * 1 + (x > 1.2)
    s = 0.0
    for j in range(3):
        c = x[labels == j]
        s += ((c - c.mean()) ** 2).sum() * (j + 1) + np.unique(c)[0]
    return s


# at: np.array([0.0, 0.5, 2.0])
def poles_masked_away(x):
    m = x > 0.1
    v, a = np.zeros(3), np.zeros(4)
    v[m] = np.log(x[m])
    v[np.flatnonzero(m)] += np.log(x[m])
    v[m] *= np.sqrt(x[m])
    a[:2] = np.sqrt(x[m])
    a[1:3] += np.log(x[m])
    return v.sum() + a.sum() + (np.ones((4, 2)) * np.sqrt(x[m])).sum()


# ---- numbers of several kinds ----

# at: np.array([1.0, 2.0, 3.2, 4.0])
def sums_from_an_int(x):
    n = int((x > 1.5).sum())  # 3
    t = u = z = 0
    for i in range(n):
        t += x[i] * x[i]
        u = u + x[i:i + 2] * i
    for i in range(n - 3):
        z += x[i]
    return t + (u * u).sum() * x[3] + z * x[0]


# at: np.array([1.0, 2.0, 3.2, 4.0])
def rectified_by_int(x):
    t = 0
    for i in range(4):
        t += max(0, x[i] - 2.5) * x[i] + min(x[i], 3)
    return t


# at: np.array([1.0, 2.0, 3.2, 4.0]), 0.5
def kinds_of_branches(x, f):
    a = 1 if x[0] > 3 else x[0] * x[1]
    b = x[2] if x[1] > 1 else 0
    c = f if x[3] > 5 else 2
    d = a
    for i in range(int(x[2])):
        d = d * b if i == 1 else d + c * f
    return a * b + max(x[3], 1) + d * d * c


# ---- lists that grow ----

# at: 1.1
def of_a_grown_list(x):
    out, y = [], x
    while y < 9.0:
        out.append(y * y)
        y = y * 1.5 + 0.3
    total = 0.0
    for i, v in enumerate(out):
        total = total + v * (i + 1)
    return total + out[-1] * out[0]


# at: 0.7, 5 | 0
def of_a_list_of_turns(x, n):
    out = [x]
    for i in range(n):
        if i % 2 == 0:
            out.append(out[-1] * out[-1] + x)
        else:
            out[0] = out[0] + 0.5
    return out[-1] + out[0] * out[1]


# ---- linear algebra and what is written in the language ----

# at: np.array([[4.0, 1.1, 0.3], [2.0, 3.0, -0.9], [0.5, 0.2, 2.5]]), np.array([[1.0, 2.0], [0.5, -1.0], [0.3, 0.7]])
def of_systems(m, b):
    x = np.linalg.inv(m)
    y = np.linalg.solve(m, b)
    return (x * m).sum() + (x @ y).sum() + np.linalg.det(m) + np.linalg.slogdet(m)[1]


# at: np.array([[4.0, 1.1, 0.3], [2.0, 3.0, -0.9], [0.5, 0.2, 2.5]])
def of_factors(m):
    root = np.linalg.cholesky(m @ m.T + np.eye(3))
    return root.sum() + (np.linalg.qr(m)[1] ** 3).sum()


# at: np.array([[4.0, 1.1, 0.3], [2.0, 3.0, -0.9]])
def of_norms(m):
    return np.linalg.norm(m, 1) + np.linalg.norm(m, 3, axis=1).sum() + np.linalg.norm(m, 2) * np.linalg.norm(m, "nuc")


# at: np.array([[4.0, 1.1, 0.3], [2.0, 3.0, -0.9]])
def of_statistics(m):
    c = np.cov(m.T)[0, 1] + np.corrcoef(m)[0, 1] * np.median(m)
    return c + np.percentile(m, 30) ** 2 + np.average(m, weights=m * m + 1) + np.bincount([0, 1, 1], weights=m[0])[1] ** 2


# at: np.array([[4.0, 1.1, 0.3], [2.0, 3.0, -0.9]])
def of_arrays_put_together(m):
    x = np.r_[m[0], 2] ** 2
    y = np.insert(m, 1, m[:, 0] * 2, axis=1)[1] * np.append(x, np.delete(m[1], 1))[:4]
    z = np.triu(m) * np.c_[m[:, 1:], m[:, :1]] + np.tril(m, -1) ** 3
    return y.sum() + z.sum() + (np.vander(m[0], 3) * m[1]).sum() + np.add.outer(m[0], m[1]).prod() * 1e-3


# at: np.array([[4.0, 1.1, 0.3], [2.0, 3.0, -0.9]])
def of_some_elements(m):
    x = np.divide(1.0, m, where=m > 1, out=np.zeros((2, 3))) + np.log(m, where=m > 0, out=np.zeros((2, 3)))
    y = np.vectorize(lambda t: t * t if t > 1 else 3 * t)(m)
    return (x * y).sum() + np.nan_to_num(m).prod() + np.clip(m, -0.5, 2.2).sum()


# at: np.array([[0.3, 1.1, 0.7], [0.2, -0.4, 0.9], [1.3, 0.1, 2.2]])
def of_eigenvalues(m):
    w, v = np.linalg.eigh(m + m.T)
    return w[0] * w[2] + (v[:, 1] * m[0]).sum() ** 2


# at: np.array([[0.3, 1.1, 0.7], [0.2, -0.4, 0.9]])
def of_products_and_slopes(m):
    x = np.convolve(m[0], m[1]).sum() + np.kron(m, m)[1, 2] + np.cross(m[0], m[1]) @ m[0] + np.tensordot(m, m, 2)
    y = np.trapezoid(m[0], m[1] ** 2) + np.gradient(m[0]).prod() + np.polyval(m[0], m[1]).sum()
    return x + y + np.polyfit([0.0, 1.0, 3.0], m[0] * m[1], 1)[0]


# at: np.array([[0.3, 1.1, 0.7], [0.2, -0.4, 0.9]])
def of_elements_looked_for(m):
    x = np.interp(m[0], [0.0, 0.5, 2.0], m[1]).sum() + np.logaddexp(m, m * m).sum() + np.sinc(m).sum()
    y = np.select([m > 0.5, m > 0.1], [m * m, 2 * m], 0.0).sum() + np.nanmean(m) * np.nanmax(m) + np.nanstd(m)
    return x * y + np.apply_along_axis(lambda r: r[0] * r[2], 1, m).sum()
