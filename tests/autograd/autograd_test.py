# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What autograd does in scripts: forms of arguments, nesting, special places,
and what it refuses.

    autograd_test.py HOLO [unittest's arguments]"""
import json
import math
import os
import subprocess
import sys
import tempfile
import unittest

import numpy as np

HOLO = os.path.abspath(sys.argv[1])
HEAD = """import math
import numpy as np
from holo import autograd

"""


def plain(v):
    """A result of `holo call` as Python's numbers and containers."""
    if not isinstance(v, dict):
        return v
    if "scalar" in v:
        return v["scalar"]
    if "dtype" in v:
        return np.array(v["data"], v["dtype"]).reshape(v["shape"]).tolist()
    (kind, items), = v.items()
    if kind == "dict":
        return {k: plain(x) for k, x in items.items()}
    return items if kind == "str" else \
        (tuple if kind == "tuple" else list)(map(plain, items))


class Autograd(unittest.TestCase):
    def answer(self, script, *args):
        with tempfile.TemporaryDirectory(prefix="holo-grad-") as folder:
            path = os.path.join(folder, "a.py")
            with open(path, "w") as out:
                out.write(HEAD + script)
            done = subprocess.run(
                [HOLO, "call", "--jsonl", path + ":f"], text=True,
                input=json.dumps(args) + "\n", capture_output=True,
                timeout=120)
        self.assertTrue(done.stdout, done.stderr)
        return json.loads(done.stdout)

    def value(self, script, *args):
        answer = self.answer(script, *args)
        self.assertIn("value", answer, json.dumps(answer)[:900])
        return answer["value"]

    def gives(self, expected, script, *args):
        found = plain(self.value(script, *args))
        if not isinstance(expected, (dict, list, tuple, str)):
            self.assertIsInstance(found, type(expected))
        self.assertEqual(found, expected)

    def near(self, expected, script, *args, rtol=1e-12):
        np.testing.assert_allclose(plain(self.value(script, *args)), expected,
                                   rtol=rtol)

    def fails(self, code, line, script, *args):
        answer = self.answer(script, *args)
        self.assertIn("error", answer, json.dumps(answer)[:400])
        error = answer["error"]
        self.assertEqual(error["code"], code, error["message"])
        self.assertEqual(error["phase"], "compile")
        if line is not None:
            self.assertEqual(error["spans"][0]["line"] - HEAD.count("\n"),
                             line)
        return error


class Forms(Autograd):
    """Arguments and results."""

    def test_a_float_gives_a_float(self):
        self.gives((True, 6.0), """
def f(x):
    g = autograd.grad(lambda x: x * x)(x)
    return isinstance(g, float), g
""", 3.0)
        self.gives(6.0, "f = autograd.grad(lambda x: x * x)\n", 3.0)

    def test_dtypes_are_kept(self):
        for dtype in "float32", "float64":
            x = {"dtype": dtype, "shape": [2], "data": [1, 2]}
            self.assertEqual(
                self.value("f = autograd.grad(lambda x: (x * x).sum())\n", x),
                {"dtype": dtype, "shape": [2], "data": [2, 4]})

    def test_a_python_float_and_a_float32_array(self):
        x = {"dtype": "float32", "shape": [2], "data": [1, 2]}
        v = self.value("f = autograd.grad(lambda x, s: (x * s).sum(), "
                       "argnums=(0, 1))\n", x, 3.0)["tuple"]
        self.assertEqual(v[0]["dtype"], "float32")
        self.assertEqual(v[1], 3.0)
        self.assertIs(type(v[1]), float)

    def test_value_and_grad(self):
        self.gives((9.0, 6.0),
                   "f = autograd.value_and_grad(lambda x: x * x)\n", 3.0)

    # After the inner loop an item is one of two arrays, for all that is known.
    def test_items_that_a_loop_set(self):
        array = {"dtype": "float64", "shape": [2], "data": [1.0, 2.0]}
        self.gives([0.75, 1.0], """
def loss(ws):
    return (ws[0] * ws[0]).sum() + (ws[1] * 3.0).sum()
def f(x):
    ws = [x * 1.0, x * 0.0 + 2.0]
    for e in range(2):
        g = autograd.grad(loss)(ws)
        for i in range(2):
            ws[i] = ws[i] - 0.25 * g[i]
    return ws[0] + ws[1]
""", array)

    # The inner cotangent is 0 at 0, and the partial by it is not.
    def test_second_gradients_at_zero(self):
        self.gives([4.0, 4.0], """
def second(x):
    return autograd.grad(autograd.grad(
        lambda x: max(x * 2.0, -1.0) * x))(x)
def f(x):
    return [second(x), second(x + 1e-9)]
""", 0.0)
        array = {"dtype": "float64", "shape": [2], "data": [0.0, 0.0]}
        self.gives([1.0, 2.0], """
def net(p):
    return np.sum(np.maximum(p["a"] * np.array([1.0, 2.0]), 0.0) * p["b"])
def both(p):
    q = autograd.grad(net)(p)
    return np.sum(q["a"]) + np.sum(q["b"])
def f(b):
    return autograd.grad(both)({"a": np.array([1.0, 2.0]), "b": b})["b"]
""", array)

    def test_objects_that_hold_one_of_several(self):
        array = {"dtype": "float64", "shape": [1], "data": [1.0]}
        self.gives([5.0, 3.0, 1.0, 2.0, 3.0, 0.44], """
class N:
    pass
def f(a):
    n = int(a.sum()) + 1
    m, q, l = N(), N(), N()
    m.a = a
    m.b = a if n > 300 else a + 1
    g = autograd.grad(lambda m: (m.a * 5 + m.b * 3).sum())(m)
    q.b = m.b
    r = autograd.grad(lambda p, x: (x * p.b).sum(), argnums=(0, 1))(q, a)
    l.b = [np.ones(1), np.ones(1) * 2]
    for st in range(n - 1):
        l.b[st % 2] = l.b[st % 2] * 0.5
    third = autograd.grad(lambda m: (m.b[1] * 3).sum())(l).b[1]
    for st in range(n - 1):
        h = autograd.grad(lambda m: (m.b[0] * m.b[1] * 3).sum())(l)
        for i in range(2):
            l.b[i] = l.b[i] - 0.01 * h.b[i]
    return np.concatenate([g.a, g.b, r[0].b, r[1], third, l.b[0]])
""", array)

    def test_argnums(self):
        product = "lambda x, y, z: x * y * z * z"
        for argnums, expected in (("0", 75.0), ("1", 50.0), ("-1", 60.0),
                                  ("(0,)", (75.0,)), ("(1, 0)", (50.0, 75.0)),
                                  ("[2, 0]", (60.0, 75.0))):
            self.gives(expected, f"f = autograd.grad({product}, "
                       f"argnums={argnums})\n", 2.0, 3.0, 5.0)
            self.gives((150.0, expected), f"f = autograd.value_and_grad("
                       f"{product}, {argnums})\n", 2.0, 3.0, 5.0)

    def test_aux(self):
        script = """
def g(x):
    return x * x, {"twice": 2 * x, "name": "g"}

f = autograd.%s(g, has_aux=True)
"""
        aux = {"twice": 6.0, "name": "g"}
        self.gives((6.0, aux), script % "grad", 3.0)
        self.gives(((9.0, aux), 6.0), script % "value_and_grad", 3.0)

    def test_keyword_arguments(self):
        self.gives(12.0, """
def g(x, scale=1.0, power=1):
    return scale * x ** power

def f(x):
    return autograd.grad(g)(x, power=2, scale=2.0)
""", 3.0)

    def test_structures(self):
        self.gives(([4.0, {"a": 3.0, "b": (1.0,)}], 1.0), """
def g(p, q):
    return p[0] * p[1]["a"] + p[1]["b"][0] + q

def f(x):
    return autograd.grad(g, argnums=(0, 1))([x, {"a": 4.0, "b": (2.0,)}], 5.0)
""", 3.0)

    def test_objects(self):
        self.gives((14.0, [[2.0, 4.0], [6.0, 8.0]], [3.0, 3.0], "Net"), """
class Layer:
    def __init__(self, w, b):
        self.w = w
        self.b = b
        self.size = 2
        self.name = "layer"

class Net:
    def __init__(self):
        self.layers = [Layer(np.array([[1.0, 2.0], [3.0, 4.0]]), np.zeros(2))]

def loss(net):
    return sum([(l.w ** 2).sum() + 3.0 * l.b.sum() for l in net.layers])

def f(x):
    net = Net()
    value, g = autograd.value_and_grad(loss)(net)
    l = g.layers[0]
    for layer, gl in zip(net.layers, g.layers):
        layer.w -= 0.5 * gl.w
        layer.b -= 0.5 * gl.b
    assert (net.layers[0].w == 0).all()
    return value - 16.0, l.w, l.b, type(g).__name__
""", 0.0)

    def test_object_that_a_call_changes(self):
        self.gives((8.0, 1.0, [4.0, 12.0]), """
class Counter:
    def __init__(self):
        self.n = 0.0
        self.w = np.array([2.0])
        self.seen = np.zeros(2)

    def __call__(self, x):
        self.n += 1.0
        self.seen[0] = x
        return (self.w * x).sum()

def f(x):
    c = Counter()
    y = autograd.grad(lambda x: c(x) * x)(x)
    g = autograd.grad(lambda m: m(x) * x)(c)
    return y / 1.0, c.n - 1.0, [c.seen[0] + x, c.w[0] * 6.0]
""", 2.0)

    def test_a_changed_array_argument(self):
        self.gives(([6.0, 4.0], [2.0, 4.0]), """
def g(x):
    x[0] = x[0] * 2.0
    return (x * np.array([3.0, 2.0])).sum() / 1.0 + x[1] * 2.0

def f(a):
    x = np.array([1.0, 4.0])
    d = autograd.grad(g)(x)
    return d, x
""", 0.0)

    def test_views_in_objects(self):
        self.gives(([[2.0, 8.0], [4.0, 10.0]], [2.0, 4.0]), """
class Net:
    def __init__(self):
        self.w = np.array([[1.0, 2.0], [4.0, 5.0]]).T
        self.row = np.array([[1.0, 2.0], [4.0, 5.0]])[0]

def f(a):
    net = Net()
    g = autograd.grad(lambda n: (n.w ** 2).sum() + (n.row ** 2).sum())(net)
    net.w -= 0.5 * g.w
    assert (net.w == 0).all()
    return g.w, g.row
""", 0.0)

    def test_what_an_object_has_beside_its_weights(self):
        self.gives((6.0, True), """
class Net:
    def __init__(self):
        self.w = np.array([3.0])
        self.mean = np.zeros(2)

def f(a):
    g = autograd.grad(lambda n: (n.w ** 2).sum())(Net())
    return g.w[0], g.mean is None
""", 0.0)

    def test_shared_weights(self):
        self.gives(([12.0], [12.0]), """
class Layer:
    def __init__(self, w):
        self.w = w

class Net:
    def __init__(self):
        w = np.array([3.0])
        self.layers = [Layer(w), Layer(w)]

def f(a):
    net = Net()
    g = autograd.grad(lambda n: sum([(l.w ** 2).sum() for l in n.layers]))(net)
    return g.layers[0].w, g.layers[1].w
""", 0.0)

    def test_object_in_a_training_loop(self):
        self.near([1.0, 2.0], """
class Net:
    def __init__(self):
        self.w = np.zeros(2)
        self.steps = 0

    def __call__(self, x):
        return x @ self.w

def f(y):
    net = Net()
    x = np.array([[1.0, 0.0], [0.0, 1.0]])
    for epoch in range(300):
        loss, g = autograd.value_and_grad(
            lambda n: ((n(x) - y) ** 2).mean())(net)
        net.w -= 0.2 * g.w
        net.steps += 1
        if loss < 1e-26:
            break
    return net.w
""", {"dtype": "float64", "shape": [2], "data": [1.0, 2.0]})

    def test_methods_and_closures(self):
        self.gives(12.0, """
class Model:
    def __init__(self):
        self.s = 2.0

    def loss(self, x):
        return self.s * x * x

def f(x):
    m = Model()
    return autograd.grad(m.loss)(x)
""", 3.0)

    def test_prints_once(self):
        answer = self.answer("""
def g(x):
    print("in g")
    return x * x

f = autograd.grad(g)
""", 3.0)
        self.assertEqual(answer["stdout"], "in g\n")

    def test_from_import(self):
        self.gives(6.0, """
from holo.autograd import grad
def f(x):
    return grad(lambda x: x * x)(x)
""", 3.0)


class Nesting(Autograd):
    def test_second_derivatives(self):
        twice = "f = autograd.grad(autograd.grad(lambda x: %s))\n"
        for expression, expected in (("x * x * x", 18.0), ("3.0 * x", 0.0),
                                     ("x", 0.0), ("x ** 2", 2.0),
                                     ("math.sin(x)", -math.sin(3.0)),
                                     ("math.exp(2.0 * x)", 4 * math.exp(6.0)),
                                     ("max(x, 1.0) ** 3", 18.0)):
            self.near(expected, twice % expression, 3.0)

    def test_third_derivative(self):
        self.near(24 * 3.0, "g = autograd.grad\n"
                  "f = g(g(g(lambda x: x ** 4)))\n", 3.0)

    def test_gradient_inside_a_function(self):
        # d/dx of (d/dy of x y^2 at y = x) = d/dx 2 x^2
        self.near(12.0, """
def f(x):
    return autograd.grad(lambda a: autograd.grad(lambda y: a * y * y)(a))(x)
""", 3.0)

    def test_hessian_by_rows(self):
        self.gives([[2.0, 3.0], [3.0, 0.0]], """
def g(x):
    return x[0] * x[0] + 3.0 * x[0] * x[1]

def f(a):
    x = np.array([1.0, 2.0])
    rows = [autograd.grad(lambda x: autograd.grad(g)(x)[i])(x)
            for i in range(2)]
    return np.stack(rows)
""", 0.0)

    def test_through_a_loop_twice(self):
        # y = x^(2^3): y' = 8 x^7, y'' = 56 x^6
        self.near(56 * 1.5**6, """
def g(x):
    for i in range(3):
        x = x * x
    return x

def f(x):
    return autograd.grad(autograd.grad(g))(np.float64(x) * np.ones(()))
""", 1.5)

    def test_through_an_unknown_loop_twice(self):
        self.near(-0.25 * 2.0**-1.5, """
def g(x):
    y = x
    while abs(y * y - x) > 1e-14:
        y = 0.5 * (y + x / y)
    return y

f = autograd.grad(autograd.grad(g))
""", {"dtype": "float64", "shape": [], "data": [2.0]}, rtol=1e-6)

    def test_training_loop(self):
        self.near(3.0, """
def f(x):
    w = np.array(0.0)
    for i in range(200):
        g = autograd.grad(lambda w: (w - x) ** 2)(w)
        w = w - 0.1 * g
    return w
""", {"dtype": "float64", "shape": [], "data": [3.0]})

    def test_gradient_of_a_training_loop(self):
        # w after n steps is x (1 - 0.8^n)
        self.near(1 - 0.8**20, """
def train(x):
    w = np.array(0.0)
    for i in range(20):
        g = autograd.grad(lambda w: (w - x) ** 2)(w)
        w = w - 0.1 * g
    return w

f = autograd.grad(train)
""", {"dtype": "float64", "shape": [], "data": [3.0]})

    def test_gradient_of_a_loop_in_a_training_loop(self):
        self.near([0.0, 0.0], """
def loss(w):
    y = w
    for i in range(3):
        y = y * w
    return y.sum()

def f(w):
    n = 0
    while (w * w).sum() > 1e-3:
        w = w - 0.05 * autograd.grad(loss)(w)
        n += 1
    return w * 0.0
""", {"dtype": "float64", "shape": [2], "data": [1.0, 0.5]})

    def test_gradient_in_a_branch(self):
        self.near(6.0, """
def f(x):
    g = 0.0
    if x > 1.0:
        g = autograd.grad(lambda x: x * x)(x)
    return g
""", {"dtype": "float64", "shape": [], "data": [3.0]})


class Arguments(Autograd):
    """The params that stand for what a gradient is taken by: what is known of
    them, and what they are afterwards."""

    def test_each_argument_is_its_own(self):
        for argnums, expected in (("(0, 1)", ([3.0], [2.0])),
                                  ("(1, 0)", ([2.0], [3.0]))):
            self.gives(expected, """
def f(x):
    a = np.array([x])
    return autograd.grad(lambda p, q: (2.0 * p * a + p + 2.0 * q * a).sum(),
                         %s)(a, a)
""" % argnums, 1.0)

    def test_an_object_and_an_array_that_it_holds(self):
        for argnums, expected in (("(0, 1)", ([2.0], [5.0])),
                                  ("(1, 0)", ([5.0], [2.0]))):
            self.gives(expected, """
class M:
    def __init__(self, w):
        self.w = w

def f(x):
    m = M(np.array([x]))
    g = autograd.grad(lambda m, w: (2.0 * m.w + 5.0 * w).sum(), %s)(m, m.w)
    return tuple([p.w if isinstance(p, M) else p for p in g])
""" % argnums, 1.0)

    def test_what_a_function_leaves_behind(self):
        self.gives((4.0, [2.0, 3.0], [2.0, 6.0], [3.0], 7.0, 3.0, True), """
kept = []

class Box:
    pass

box = Box()

def loss(w):
    kept.append(w)
    box.rest = w[1:]
    return (w * w).sum(), w.sum()

def double(v):
    return v + v

def f(x):
    w = np.array([x, 3.0])
    g, total = autograd.grad(loss, has_aux=True)(w)
    old, rest = kept[0], box.rest
    later = old * 1.0
    n = 0.0
    while n < x:
        later[1] += 1.5
        n += 1.0
    if x > 1.0:
        n = old[1]
    else:
        n = g[0]
    return (g[0], old.tolist(), later.tolist(), rest.tolist(),
            double(old[0]) + double(old[1]) - n, double(n) - n, old is w)
""", 2.0)

    def test_a_result_that_is_the_argument(self):
        self.gives((3.0, 1.0, 6.0), """
def same(x):
    return x

def chain(x):
    value, slope = autograd.value_and_grad(same)(x)
    return value * slope * value

def f(x):
    return autograd.value_and_grad(same)(x) + (autograd.grad(chain)(x),)
""", 3.0)

    def test_a_known_argument_is_known(self):
        self.gives((9.0, 36.0), """
def g(x):
    return (np.ones(int(x)) * x).sum() + (np.ones(int(2.0 * x)) * x).sum()

def h(x):
    return autograd.grad(lambda y: (np.ones(int(x)) * y * y * x).sum())(x)

def f(x):
    return autograd.grad(g)(3.0) + 0.0 * x, autograd.grad(h)(3.0) + 0.0 * x
""", 1.0)


class Programs(Autograd):
    """Gradients with respect to what a whole training run starts from."""
    X = {"dtype": "float64", "shape": [2], "data": [0.7, 1.3]}

    def agrees(self, script):
        found, expected = plain(self.value(script, self.X))
        np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-8)

    def test_rate_of_a_training_loop(self):
        self.agrees("""
def f(x):
    def final(rate):
        p = {"w": np.zeros(2), "b": 0.0}

        def loss(p):
            return ((p["w"] * x + p["b"] - 1.0) ** 2).mean()

        for i in range(10):
            g = autograd.grad(loss)(p)
            p = {k: p[k] - rate * g[k] for k in p}
        return loss(p)

    return (autograd.grad(final)(0.1),
            (final(0.1 + 1e-6) - final(0.1 - 1e-6)) / 2e-6)
""")

    def test_loops_in_branches_in_loops(self):
        self.agrees("""
def g(x):
    y = x[0]
    n = 0
    while n < 6:
        if y > 1.0:
            k = 0
            while k < n:
                y = y * 0.9 + x[1] * 0.1
                k += 1
        else:
            y = y * 2.0
        n += 1
    return y

def f(x):
    e = np.array([1e-6, 0.0])
    d = np.array([0.0, 1e-6])
    return (autograd.grad(g)(x), [(g(x + e) - g(x - e)) / 2e-6,
                                  (g(x + d) - g(x - d)) / 2e-6])
""")

    def test_hessian_in_a_staged_loop(self):
        x, y = self.X["data"]
        self.near([[2 * y**3, 6 * x * y**2], [6 * x * y**2, 6 * x**2 * y]], """
def g(y):
    return y[0] ** 2 * y[1] ** 3

def f(x):
    h = np.zeros((2, 2))
    for i in range(2):
        h[i] = autograd.grad(lambda z: autograd.grad(g)(z)[i])(x)
    return h
""", self.X)

    def test_parameters_updated_in_place(self):
        self.near([[0.0, 0.0], [0.0, 0.0]], """
def loss(p, x):
    return ((p[0] * x + p[1] - 1.0) ** 2).sum()

def f(x):
    p = [np.ones(2), np.zeros(2)]
    for i in range(400):
        for array, g in zip(p, autograd.grad(loss)(p, x)):
            array -= 0.2 * g
    return np.round(autograd.grad(loss)(p, x), 9)
""", self.X)

    def test_optimiser_with_state(self):
        self.gives(True, """
class Net:
    def __init__(self):
        self.w = [np.ones((2, 2)), np.ones((2, 1))]

    def __call__(self, x):
        return np.tanh(x @ self.w[0]) @ self.w[1]

class Momentum:
    def __init__(self, net):
        self.v = [np.zeros(w.shape) for w in net.w]
        self.t = 0

    def step(self, net, g):
        self.t += 1
        for i in range(len(self.v)):
            self.v[i] = 0.9 * self.v[i] + 0.1 * g.w[i]
            net.w[i] = net.w[i] - self.v[i] / (1 - 0.9 ** self.t)

def f(x):
    net = Net()
    optimiser = Momentum(net)
    first = 0.0
    for i in range(100):
        loss, g = autograd.value_and_grad(
            lambda n: ((n(x.reshape(1, 2)) - 0.5) ** 2).mean())(net)
        optimiser.step(net, g)
        if i == 0:
            first = loss
    return bool(loss < 0.01 * first)
""", self.X)

    def test_decorator_and_map(self):
        self.gives([[1.4, 2.6], [1.4, 2.6]], """
@autograd.grad
def g(x):
    return (x * x).sum()

def f(x):
    return list(map(g, [x, x]))
""", self.X)


class Places(Autograd):
    """Where a function has a corner, or an infinite slope."""

    def of(self, expression, *args):
        return plain(self.value(
            f"f = autograd.grad(lambda x: {expression})\n", *args))

    def test_corners(self):
        array = {"dtype": "float64", "shape": [2], "data": [0, 0]}
        self.assertEqual(self.of("abs(x)", 0.0), 0)
        self.assertEqual(self.of("np.abs(x).sum()", array), [0, 0])
        self.assertEqual(self.of("x ** 2", 0.0), 0)
        self.assertEqual(self.of("x ** 1", 0.0), 1)
        self.assertEqual(self.of("x ** 0", 0.0), 0)
        self.assertEqual(self.of("(x ** 2).sum()", array), [0, 0])
        self.assertEqual(self.of("(x ** 2.0).sum()", array), [0, 0])

    def test_infinite_slope(self):
        array = {"dtype": "float64", "shape": [1], "data": [0]}
        self.assertEqual(self.of("np.sqrt(x).sum()", array), [math.inf])
        self.assertEqual(self.of("(x ** 0.5).sum()", array), [math.inf])

    def test_the_first_of_equals(self):
        array = {"dtype": "float64", "shape": [4], "data": [1, 3, 3, 2]}
        self.assertEqual(self.of("x.max()", array), [0, 1, 0, 0])
        self.assertEqual(self.of("np.maximum(x, 3.0).sum()", array),
                         [0, 1, 1, 0])
        self.assertEqual(self.of("np.maximum(3.0, x).sum()", array),
                         [0, 0, 0, 0])

    def test_untaken_branch(self):
        minus = {"dtype": "float64", "shape": [], "data": [-2.0]}
        self.assertEqual(self.of("np.log(x) if x > 0.0 else 3.0 * x", minus),
                         3)
        self.assertEqual(self.of("math.sqrt(x) if x > 0.0 else 3.0 * x",
                                 minus), 3)

    def test_loop_of_no_turns(self):
        self.gives(1.0, """
def g(x):
    y = x
    while y < 0.0:
        y = np.sqrt(y)
    return y

f = autograd.grad(g)
""", {"dtype": "float64", "shape": [], "data": [2.0]})

    def test_stop_gradient(self):
        self.assertEqual(self.of("x * autograd.stop_gradient(x)", 3.0), 3)
        self.assertEqual(self.of("x + autograd.stop_gradient(x * x)", 3.0), 1)

    def test_steps_have_no_slope(self):
        self.assertEqual(self.of("x * x // 1.0 + x", 1.5), 1)
        self.assertEqual(self.of("(x > 1.0) * x", 3.0), 1)
        self.assertEqual(self.of("np.floor(x) * x", 1.5), 1)
        for flat in "np.floor(x)", "x // 1.0 * 2.0", "np.sign(x)", "x * 0.0":
            self.assertEqual(self.of(flat, 1.5), 0)

    def test_comparison_of_the_argument_in_a_branch(self):
        array = {"dtype": "float64", "shape": [3], "data": [1, 3, 2]}
        self.assertEqual(self.of("x[x.argmax()] * 2.0", array), [0, 2, 0])


class Refusals(Autograd):
    def test_unused_argument(self):
        self.fails("H0603", 4, """
def f(x):
    x = np.array(x)
    return autograd.grad(lambda x, y: x * x, argnums=1)(x, 2.0)
""", 3.0)

    def test_result_without_the_argument(self):
        for result in "(x * x, 3.0)[1]", "3.0", "np.zeros(2).sum()":
            self.fails("H0603", 3, f"""
def f(x):
    return autograd.grad(lambda x: {result})(x)
""", 3.0)

    def test_unused_layer_of_a_list(self):
        self.fails("H0603", 3, """
def f(x):
    return autograd.grad(lambda p: p[0] * p[0])([x, x])
""", 3.0)

    def test_integers(self):
        for x in 3, {"dtype": "int64", "shape": [2], "data": [1, 2]}, \
                "text", True, None:
            self.fails("H0602", None, "\nf = autograd.grad(lambda x: x)\n", x)

    def test_integers_in_structures(self):
        self.fails("H0602", 3, """
def f(x):
    return autograd.grad(lambda p: p[0] * p[1])([x, 3])
""", 3.0)

    def test_not_one_value(self):
        array = {"dtype": "float64", "shape": [2], "data": [1, 2]}
        for result in "x", "[x]", "(x.sum(), 1)", "None", "'a'":
            self.fails("H0604", 3, f"""
def f(x):
    return autograd.grad(lambda x: {result})(x)
""", array)

    def test_integer_result(self):
        self.fails("H0602", 3, """
def f(x):
    return autograd.grad(lambda x: int(x))(x)
""", {"dtype": "float64", "shape": [], "data": [2.5]})

    def test_cut(self):
        array = {"dtype": "float64", "shape": [3], "data": [1, 3, 2]}
        for expression in ("x.astype(int).sum() * 1.0",
                           "np.floor(x).astype(np.int32).sum() * 0.5",
                           "(x > 2.0).sum() * 1.0",
                           "np.where(x > 2.0, 1.0, 0.0).sum()",
                           "autograd.stop_gradient(x * 2.0).sum()",
                           "np.arange(3.0)[x.argmax()]",
                           "(3.0 if x[0] > 2.0 else 4.0)"):
            self.fails("H0607", 3, f"""
def f(x):
    return autograd.grad(lambda x: {expression})(x)
""", array)

    def test_cut_in_loops(self):
        array = {"dtype": "float64", "shape": [3], "data": [1, 3, 2]}
        for line, body in ((5, "if x[i] > 1.0:\n            s += 1.0"),
                           (5, "s += int(x[i])"),
                           (5, "while s < x[i]:\n            s += 1.0"),
                           (6, "y = x[i] * 2.0\n        s += y // 1 > i")):
            self.fails("H0607", line, f"""
def loss(x):
    s = 0.0
    for i in range(3):
        {body}
    return s
def f(x):
    return autograd.grad(loss)(x)
""", array)

    def test_cut_object(self):
        self.fails("H0607", 6, """
class Model:
    def __init__(self, x):
        self.w = np.array([x])
def loss(m):
    return (m.w > 0.0).sum() * 1.0
def f(x):
    return autograd.grad(loss)(Model(x)).w
""", 3.0)

    def test_unused_says_what_is_meant(self):
        cut = "autograd.grad(lambda x, y: int(x) * y, argnums=(0, 1), unused=%s)"
        apart = "autograd.grad(lambda x, y: y * y, argnums=(0, 1), unused=%s)"
        for function in cut, apart:
            for word, zero in ("'zero'", 0), ("'none'", None):
                self.gives([zero is None, zero], f"""
def f(x):
    g = {function % word}(x, 2.0)
    return [g[0] is None, g[0]]
""", 3.0)
        self.fails("H0515", 3, """
def f(x):
    return autograd.grad(lambda x: x, unused="nothing")(x)
""", 3.0)

    def test_not_a_function(self):
        for given in "x * x", "3.0", "None", "[x]":
            for name in "grad", "value_and_grad":
                self.fails("H0511", 3, f"""
def f(x):
    return autograd.{name}({given})
""", 3.0)

    def test_argmax_path(self):
        array = {"dtype": "float64", "shape": [3], "data": [1, 3, 2]}
        for expression in ("x.argmax() * 1.0", "x.sum() * (x.argmin() + 1)",
                           "(x * np.argsort(x)).sum()",
                           "(x[2] if x[0] > x.argmax() * 1.0 else "
                           "x.argmax() * 2.0)"):
            error = self.fails("H0601", 4, f"""
def f(x):
    return autograd.grad(
        lambda x: {expression})(x)
""", array)
            self.assertIn("`arg", error["message"])

    def test_argmax_beside_the_path(self):
        array = {"dtype": "float64", "shape": [3], "data": [1, 3, 2]}
        self.gives([2.0, 2.0, 2.0], """
def f(x):
    return autograd.grad(lambda x: x.sum() * (1.0 + (x.argmax() == 1)))(x)
""", array)
        self.gives([3.0, 3.0, 3.0], """
def f(x):
    return autograd.grad(
        lambda x: x.sum() * (2.0 + autograd.stop_gradient(x.argmax())))(x)
""", array)
        self.gives(([1.0, 1.0, 1.0], 1), """
def f(x):
    return autograd.grad(lambda x: (x.sum(), x.argmax()), has_aux=True)(x)
""", array)

    def test_argnums(self):
        for argnums in "1", "-2", "(0, 1)", "()", "'a'", "0.5":
            self.fails("H0207" if argnums in ("1", "-2", "(0, 1)") else
                       {"()": "H0515"}.get(argnums, "H0516"), 3, f"""
def f(x):
    return autograd.grad(lambda x: x * x, argnums={argnums})(x)
""", 3.0)

    def test_argnums_twice(self):
        self.fails("H0515", 3, """
def f(x):
    return autograd.grad(lambda x: x * x, argnums=(0, 0))(x)
""", 3.0)

    def test_aux_that_is_not_there(self):
        self.fails("H0604", 3, """
def f(x):
    return autograd.grad(lambda x: x * x, has_aux=True)(x)
""", 3.0)

    def test_no_function(self):
        self.fails("H0511", 3, """
def f(x):
    return autograd.grad(3)(x)
""", 3.0)

    def test_error_in_the_function(self):
        self.fails("H0201", 3, """
def f(x):
    return autograd.grad(lambda x: x * nothing)(x)
""", 3.0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
