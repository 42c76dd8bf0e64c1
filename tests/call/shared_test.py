# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls that are alike are compiled once, and nobody can tell.

Each case runs with calls shared, and inline, and with the check that compares
each call that could be shared with what evaluating it makes."""
import importlib
import os
import random
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "random"))
HOLO = sys.argv.pop(1)

LAYER = """
import numpy as np
def layer(x, w):
    h = x @ w + 1.0
    h = np.tanh(h) * 2.0
    h = h - h.mean()
    return h * h + np.exp(-h)
x = np.arange(6.0).reshape(2, 3)
w = np.ones((3, 3)) * 0.5
"""

# Two calls that differ in one thing that the function reads.
READS = {
    "a static argument": ("f(x, o, 2)", "f(x, o, 3)"),
    "its type": ("f(x, o, 2)", "f(x, o, 2.0)"),
    "the same static argument": ("f(x, o, 2)", "f(x, o, 2)"),
    "an attribute": ("f(x, o, 2)", "o.s = 5.0", "f(x, o, 2)"),
    "an attribute that is written, not changed": (
        "f(x, o, 2)", "o.s = o.s", "f(x, o, 2)"),
    "an attribute of the class": ("f(x, o, 2)", "C.rate = 7.0", "f(x, o, 2)"),
    "an attribute before the class's": (
        "f(x, o, 2)", "o.rate = 9.0", "f(x, o, 2)"),
    "an absent attribute": ("f(x, o, 2)", "o.extra = 1.0", "f(x, o, 2)"),
    "a global": ("f(x, o, 2)", "G = 4", "f(x, o, 2)"),
    "an item": ("f(x, o, 2)", "L[0] = 4.0", "f(x, o, 2)"),
    "a length": ("f(x, o, 2)", "L.append(1.0)", "f(x, o, 2)"),
    "a key": ("f(x, o, 2)", "D['k'] = 3.0", "f(x, o, 2)"),
    "a default": ("f(x, o, 2)", "K[0] = 3.0", "f(x, o, 2)"),
    "an array": ("f(x, o, 2)", "A[0] = 3.0", "f(x, o, 2)"),
    "an alias of two arguments": ("f(x, o, 2)", "f(o.w, o, 2)"),
    "a closure": ("f(x, o, 2)", "c = make(3.0)", "f(x, o, 2)"),
    "a dtype": ("f(x, o, 2)", "f(x.astype(np.float32), o, 2)"),
    "an order in memory": ("f(x.reshape(3, 1), o, 2)",
                           "f(np.ones((1, 3)).T, o, 2)"),
    "another class": ("f(x, o, 2)", "f(x, E(o.w), 2)"),
    "what is one": ("f(x, o, 2)", "f(x, o, 2, x)"),
    "a view's base": ("f(Z[0], o, 2)", "Z[0, 0] = 9.0", "f(Z[0], o, 2)"),
}
READER = """
import numpy as np
class C:
    rate = 2.0
    def __init__(self, w):
        self.w = w
        self.s = 3.0
class E(C):
    rate = 2.5
def make(k):
    def inner():
        return k
    return inner
G, L, D, K = 2, [1.0, 2.0], {'a': 1.0}, [1.5]
A = np.array([1.0, 2.0, 3.0])
Z = np.arange(6.0).reshape(2, 3)
c = make(2.0)
def f(x, o, n, y=None, k=K):
    t = x * o.w + o.s
    t = t * n + getattr(o, 'extra', 0.5) * o.rate
    t = t - G * L[0] + len(L) + D.get('k', 0.25)
    t = t + k[0] * A - c()
    t = t / (2.0 if x is o.w else 3.0) + (1.0 if x is y else 0.5)
    t = t + (1.0 if isinstance(o, E) else 2.0) + np.exp(-t * t)
    return t
x = np.array([0.5, 1.5, 2.5])
o = C(np.ones(3))
"""

# What a call changes of what was there before it.
WRITES = {
    "an attribute": "o.s = 4.0",
    "an attribute to what it was": "o.s = 3.0",
    "a staged attribute": "o.s = t.sum()",
    "an attribute that is read": "o.s = o.s + t.sum()",
    "a new attribute": "o.extra = t",
    "an attribute to an argument": "o.w = x",
    "an attribute to a view": "o.w = x[:]",
    "an attribute to an object that holds itself": "o.s = 2.0; o.me = [o, t]",
    "an attribute that goes": "o.spare = 1.0; del o.spare",
    "an attribute of the class": "C.rate = 2.0 if C.rate == 5.0 else 5.0",
    "an attribute by name": "setattr(o, 's', 4.0)",
    "a global": "G = 3",
    "a global that is staged": "G = t[0] * 2.0",
    "a name of a function around": "u = count() + t",
    "an item": "L[0] = 4.0",
    "an item from behind": "L[-1] = t[1]",
    "a length": "L.append(t[0])",
    "a shorter list": "L.pop(0)",
    "an order": "L.reverse()",
    "no items": "L.clear()",
    "a key": "D['a'] = t[0]",
    "a key that was not there": "D['z'] = 4.0",
    "a key that goes": "D.pop('a')",
    "elements": "A[1] = 7.0",
    "all elements": "A[:] = t",
    "elements in place": "o.w *= 0.5; x -= t",
    "elements by a view": "Z[1][0] = t[2]; V[1] = 6.0",
    "elements of an argument": "x[0] = t[1]",
    "elements of an attribute": "o.w -= t * 0.125",
    "random numbers": "t = t + R.normal() * R.random(3)",
    "one way of a branch": "o.s = 4.0 if t.sum() > 3.0 else o.s",
    "ways of a branch": """
    if t.sum() > 3.0:
        o.s = 4.0
        A[0] = 2.0
    else:
        G = 2
        L[0] = t[0]""",
    "what both ways set": """
    if t.sum() > 3.0:
        o.new = 4.0
    else:
        o.new = t[0]""",
    "the turns of a loop": """
    for i in range(2):
        o.s = o.s * 0.5
        A[i] = t[i] + o.s""",
    "a call in it": "h(t, o)",
    "one by one": "o.s = 4.0; t = t * o.s; o.s = 5.0; L.append(1.0); L.pop()",
}
RESET = """o.s, o.w, C.rate = 3.0, np.ones(3) * 2.0, 2.0
G, L, D = 2, [1.0, 2.0], {'a': 1.0}
A[:] = 1.5
Z[1] = 2.0
x = x * 1.0
"""
STATE = """print(o.s, o.w, getattr(o, 'extra', 0), getattr(o, 'new', 0), C.rate)
print(G, L, D, A, Z, V, x, o.w is x, hasattr(o, 'spare'), k())
"""
WRITER = """
R = np.random.default_rng(3)
V = Z[1]
def counter(k):
    def count():
        nonlocal k
        k = 0.25
        return 0.5
    def now():
        return k
    return count, now
count, k = counter(3)
def h(t, o):
    o.s = t.sum()
    A[1] = o.s * 0.5 + np.tanh(t[0])
    return t
def g(x, o):
    global G
    t = x * o.w + o.rate
    t = t * t - x / 2.0 + np.exp(-t) * t
"""

# What comes back: (the end of a function, what is asked of two calls of it).
RESULTS = [
    ("return x", "a is x, b is x"),
    ("return t", "a is b"),
    ("return o", "a is o, b is o"),
    ("return t, t", "a[0] is a[1], b[0] is b[1], a[0] is b[0]"),
    ("return [t, o]", "a[1] is o, a is b, a[0] is b[0]"),
    ("return x[1:]", "a, b)\na[0] = 7.0\nprint(x, a, b"),
    ("return t[1:]", "a, b)\na[0] = 7.0\nprint(x, a, b"),
    ("return {'t': t, 'x': x}", "a['x'] is x, b['x'] is x"),
    ("return C(t)", "a is b, a.w is b.w, b.s"),
]


def run(text, how, *words, verb="run"):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([HOLO, verb, f"--calls={how}", *words, file.name],
                              capture_output=True, text=True, timeout=300)
        err = done.stderr.replace(file.name, "script.py")
    return done.returncode, done.stdout.replace(file.name, "script.py"), err


class Shared(unittest.TestCase):
    def same(self, text, status=0):
        inline = run(text, "inline")
        self.assertEqual(inline[0], status, inline[2])
        self.assertEqual(run(text, "shared", "--verify"), inline)
        self.assertEqual(run(text, "shared", "--interpret"), inline)
        check = run(text, "check", verb="check")
        self.assertEqual(check[0], 0, check[2])
        return inline

    def calls(self, text, callee=None):
        status, graph, err = run(text, "shared", "--stage=graph", verb="dump")
        self.assertEqual(status, 0, err)
        return graph.count('{callee = "%s"}' % callee if callee else
                           " = call(")

    def test_layers_are_one_function(self):
        text = LAYER + "for i in [1, 2, 3, 4, 5, 6]:\n    x = layer(x, w)\n" \
            "print(x)\n"
        self.same(text)
        self.assertEqual(self.calls(text), 4)

    def test_layers_as_objects(self):
        text = LAYER + """
class Layer:
    def __init__(self, w, b):
        self.w, self.b = w, b
    def __call__(self, x):
        h = np.tanh(x @ self.w + self.b)
        h = h * 2.0 - h.mean()
        return h * h + np.exp(-h) * 0.5
layers = [Layer(w * i, np.ones(3)) for i in [0.1, 0.2, 0.3, 0.4, 0.5]]
for l in layers:
    x = l(x)
print(x)
"""
        self.same(text)
        self.assertEqual(self.calls(text), 3)

    def test_twice_and_thirty_deep(self):
        text = "import numpy as np\ndef f0(x):\n    return x + 1.0\n"
        for i in range(1, 31):
            text += f"def f{i}(x):\n    return f{i - 1}(x) + f{i - 1}(x)\n"
        text += "print(f30(np.ones(2)))\n"
        start = time.monotonic()
        status, out, err = run(text, "shared")
        self.assertEqual((status, out), (0, "[2.14748365e+09 2.14748365e+09]\n"),
                         err)
        self.assertLess(time.monotonic() - start, 60)

    def test_what_a_call_reads(self):
        for name, steps in READS.items():
            text = READER + "print(f(x, o, 2))\nprint(f(x, o, 2))\n"
            for step in steps:
                text += f"print({step})\n" if step[0] == "f" else step + "\n"
            text += f"print({steps[-1]})\n"
            with self.subTest(name):
                self.same(text)

    def test_what_comes_back(self):
        for end, asked in RESULTS:
            text = READER + f"""
def g(x, o):
    t = x * o.w + o.s
    t = t * t - x / 2.0 + np.exp(-t) * t
    t = t + np.tanh(x) * 3.0
    {end}
a = g(x, o)
a = g(x, o)
b = g(x, o)
print({asked})
"""
            with self.subTest(end):
                self.same(text)

    def test_what_a_call_changes(self):
        for name, change in WRITES.items():
            text = READER + WRITER + f"""    {change}
    return t + np.tanh(x) * L[0] if L else t
""" + (RESET + "print(g(x, o))\n" + STATE) * 4
            with self.subTest(name):
                self.same(text)
                self.assertGreater(self.calls(text), 1)

    # What is written is not what was there at another call.
    def test_a_change_to_what_was_there(self):
        text = READER + WRITER + """    o.s = 3.0
    if t.sum() > 100.0:
        L[0] = 1.0
        o.rate = 2.0
    else:
        o.rate = 2.0
    return t
print(g(x, o), o.s)
print(g(x, o), o.s)
o.s = 5.0
print(g(x, o), o.s, o.rate)
o.s = t = np.ones(3)
print(g(x, o), o.s, t, o.rate)
"""
        self.same(text)
        self.assertEqual(self.calls(text), 2)

    def test_numbers_of_either_world(self):
        text = LAYER + """
def g(best, x, o=None):
    t = x * 2.0 + np.exp(-x)
    if t.sum() > best:
        return t.mean() * best
    return best / 3
k = 0
for i in range(5):
    best = 1.0
    if x[i % 2, 0] > i:
        best = x[1, i % 3]
    other = 2.0 if x[0, 1] > i else x[1, 1]
    print([best, g(best, x + i), g(best, x * best), g(other, x - i)])
    print([g(best, x), g(best, w[0]), g(2.0, x), g(x[0, 0], x), g(other, x)])
    if type(best) is float:
        print([g(best, x)])
    else:
        print("numpy", [g(best, x)])
""".replace("for i in range(5):", "for i in [0, 1, 2]:")
        self.same(text)
        self.assertGreater(self.calls(text), 8)

    def test_arguments_that_are_one_array(self):
        text = LAYER + """
def g(a, b):
    t = a * 2.0 + np.exp(-b)
    a[0] = t[1] * 3.0
    u = b * t + np.tanh(a)
    b[-1] = 9.0
    return t * u - a
a, b = np.arange(4.0), np.ones(4)
for x, y in [(a, b), (b, a), (a, a), (b, b), (a, a), (a[:], a), (b[:], b),
             (a[::-1], a), (b[::-1], b), (a[:2], a[2:]), (b[:2], b[2:])]:
    print(g(x, y), a, b)
"""
        self.same(text)
        self.assertGreater(self.calls(text), 3)

    # A trace around it has changed what it asks.
    def test_a_change_of_the_caller_is_its_own(self):
        text = READER + """
def inner(o):
    t = np.tanh(o.w) * o.s + np.exp(o.w) - o.w.sum()
    o.s = t.sum() + L[-1]
    return t
def outer(x, o):
    o.w = x * 2.0
    o.s = 0.25
    L.append(x[0])
    u = inner(o) + inner(o)
    L.pop()
    return u * o.s - np.exp(x)
S = 1.0
for y in [x, x, x + 1.0, x * 2.0]:
    S = S + 1.0
    o.s = S
    print(outer(y, o), o.s, o.w, L)
"""
        self.same(text)
        _, graph, _ = run(text, "shared", "--stage=graph", verb="dump")
        self.assertEqual(graph.count('{callee = "outer"}'), 2)

    # Random numbers go on, however many were drawn before.
    def test_random_numbers_go_on(self):
        text = """
import numpy as np
r = np.random.default_rng(7)
def noise(x):
    if x.sum() > 2.0:
        x = x + r.normal() * 0.5
    for i in range(3):
        x = x * 0.5 + r.random(3)
    return x
x = np.ones(3)
for i in [1, 2, 3]:
    x = noise(x)
    print(x)
    x = noise(x)
for i in range(1000):
    x = noise(x)
print(x, r.random())
"""
        self.same(text)
        self.assertGreater(self.calls(text), 2)

    def test_effects_and_their_calls(self):
        text = """
import numpy as np
def inner(x, n):
    y = x * 2.0 + x * x - 1.0
    print("inner", n)
    y = y + np.exp(y) * x - x / 2.0
    assert n < 3, "too many"
    return y.sum() + x.sum()
def outer(x, n):
    a = inner(x, n)
    b = inner(x * 0.5, n + 1)
    return a + b * 2.0
x = np.ones(3)
n = int(x.sum()) - 3
print(outer(x, n))
print(outer(x, n))
print(outer(x, n))
n = n + 2
print(outer(x, n))
"""
        self.assertGreater(self.calls(text), 3)
        _, _, err = self.same(text, status=3)
        self.assertIn("in inner, called at", err)
        self.assertIn("in outer, called at", err)

    def test_gradients_keep_their_bits(self):
        text = LAYER + """
from holo import autograd
def loss(w, x):
    y = layer(layer(layer(x, w), w), w)
    return (y * y).mean() + layer(x, w)[0, 0]
print(repr(autograd.grad(loss)(w, x)))
print(repr(autograd.grad(loss, argnums=(0, 1))(w, x)))
print(repr(autograd.grad(lambda z: (layer(z, w) * x).sum())(x)))
"""
        self.same(text)

    # One node by two paths is one leaf of a call, and two of a gradient.
    def test_gradients_by_two_paths(self):
        text = LAYER + '''
from holo import autograd
class M:
    def __init__(self, w):
        self.w = w
def f(a, b):
    t = a * b + a * 2.0
    t = t * t - b * 0.5 + a * b * b
    return (t + np.exp(-t) * a).sum()
a = np.array([0.5, 1.0, 1.5])
m = M(a * 1.0)
print(f(a, a), f(m.w, a), f(a, a))
x = m.w.copy()
print(repr(autograd.grad(lambda q: (q.w * x).sum() + f(q.w, x))(m).w))
print(repr(autograd.grad(lambda z: (z * a).sum() + f(z, a) + f(a, z))(a)))
print(repr(autograd.grad(f, 0)(a, a)))
print(repr(autograd.grad(f, 1)(a, a)))
print(repr(autograd.grad(lambda q: (q.w * m.w).sum() + f(q.w, m.w))(m).w))
'''
        self.same(text)

    # What takes gradients is shared as well: of arrays, in a loop that counts
    # from where it was told, of gradients, and of an object that is changed.
    def test_calls_that_take_gradients(self):
        text = LAYER + '''
from holo import autograd
class M:
    def __init__(self, k):
        self.w = w * k
        self.b = np.ones(3) * k
def loss(w, x):
    return (layer(x, w) ** 2).mean()
def step(w, x, lr):
    return w - lr * autograd.grad(loss)(w, x)
def turns(z, n, i):
    def power(z):
        k = i
        p = z * 1.0
        while k < n:
            p = p * z
            k = k + 1
        return p
    return autograd.grad(power)(z) + autograd.grad(autograd.grad(power))(z)
def of_object(m, x):
    return (np.tanh(x @ m.w) * m.b).sum()
def train(m, x):
    g = autograd.grad(of_object)(m, x)
    m.w -= 0.1 * g.w
    m.b = m.b - 0.1 * g.b
u = w * 0.5
for _ in range(2):
    w = step(w, x, 0.1)
    u = step(u, x, 0.1)
print(repr(w), repr(u), repr(autograd.grad(lambda u: step(u, x, 0.5).sum())(u)))
n = np.array(5)
z = np.array(2.0)
for i in [np.array(0), np.array(1), n - 4, np.array(0), n - 5, n - 4]:
    print(turns(z, n, i))
def cubes(x):
    return autograd.grad(lambda x: (x ** 3).sum())(x)
def second(x):
    return autograd.grad(lambda z: cubes(z).sum())(x)
def grow(x):
    while cubes(x).sum() < 9:
        x = x + second(x)
    return x
print(grow(np.ones(2)), grow(np.ones(2) * 2))
models = [M(0.5), M(0.25), M(0.1)]
for m in models + models[1:] + models[:1]:
    kept, bias = m.w, m.b
    train(m, x)
    print(repr(m.w), repr(m.b), kept is m.w, bias is m.b)
'''
        self.assertGreater(self.calls(text, "step"), 1)
        self.assertGreater(self.calls(text, "turns"), 0)
        self.assertGreater(self.calls(text, "train"), 3)
        self.same(text)

    # A branch or a turn that is taken back has read all the same.
    def test_attempts(self):
        text = READER + '''
def g(x, o, n):
    t = x * 2.0 + o.w
    for i in range(n):
        if t.sum() > o.s:
            t = t * 0.5 + G
        else:
            t = t + L[i % 2] - x / 3.0
    while t.sum() > o.rate:
        t = t * 0.5 - np.exp(-x)
    return t
for n in [3, 3, 3, 4]:
    print(g(x, o, n))
o.s = 1.0
print(g(x, o, 3))
G = 3
print(g(x, o, 3), g(x, o, 3))
'''
        self.same(text)
        self.assertGreater(self.calls(text), 1)

    # What ends the recursion is known only when running.
    def test_recursion(self):
        for name in sorted(os.listdir(os.path.join(HERE, "recursion"))):
            with open(os.path.join(HERE, "recursion", name)) as file:
                text = file.read()
            python = subprocess.run([sys.executable, "-c", text],
                                    capture_output=True, text=True)
            self.assertEqual(python.returncode, 0, python.stderr)
            with self.subTest(name):
                self.assertEqual(self.same(text)[1], python.stdout)

    def test_recursion_too_deep(self):
        text = '''
import numpy as np
def f(n):
    if n == 0:
        return 0
    return f(n + 1) + 1
v = np.array([3, 4])
print(f(int(v[1])))
'''
        for words in ([], ["--interpret"]):
            status, out, err = run(text, "shared", *words)
            self.assertEqual((status, out), (3, ""), err)
            self.assertIn("RecursionError", err)
            self.assertIn("in f, called at", err)

    def test_programs(self):
        subject = importlib.import_module("subjects.calls")
        for seed in range(40):
            text = subject.program(random.Random(seed))
            with self.subTest(seed=seed):
                status, _, err = run(text, "check", verb="check")
                self.assertIn(status, (0, 1), err)
                self.assertNotIn("H0999", err)


if __name__ == "__main__":
    unittest.main()
