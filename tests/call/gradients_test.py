# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Gradients of calls: of functions, one backward function for all calls.

The programs in gradients/ are compared with central differences, and give the
same bits whatever is a call. Nothing is computed more often for it."""
import os
import re
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
STANDIN = os.path.join(HERE, "..", "random", "standin")
HOLO = sys.argv.pop(1)
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|inf|nan)")

CHAIN = """
import math
from holo import autograd
def f0(x, w):
    a = math.sin(x) * w + math.exp(-w * w)
    b = math.tanh(a * 0.5) + x * a
    return a * b + b * w - 0.25 * x * w
"""


def run(text, *words, verb="run"):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([HOLO, verb, *words, file.name],
                              capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout, done.stderr


def numbers(text):
    return [float(x) for x in NUMBER.findall(text)]


def functions(graph):
    """The functions of a dump: by name, their lines."""
    found, name = {}, None
    for line in graph.splitlines():
        if line.startswith("func @"):
            name = line[len("func @"):line.index("(")]
            found[name] = []
        elif name:
            found[name].append(line)
    return found


def executed(found, name, op, seen=()):
    """How often an op is executed by straight code."""
    assert name not in seen
    count = 0
    for line in found[name]:
        count += f" = {op}(" in line
        callee = re.search(r' = call\(.*callee = "([^"]*)"', line)
        if callee:
            count += executed(found, callee[1], op, seen + (name,))
    return count


class Gradients(unittest.TestCase):
    def same(self, text):
        status, out, err = run(text, "--calls=inline")
        self.assertEqual(status, 0, err)
        for words in (["--calls=shared", "--verify"],
                      ["--calls=shared", "--interpret"]):
            self.assertEqual(run(text, *words), (status, out, err), words)
        check = run(text, "--calls=check", verb="check")
        self.assertEqual(check[0], 0, check[2])
        return out

    def graph(self, text):
        status, graph, err = run(text, "--stage=graph", verb="dump")
        self.assertEqual(status, 0, err)
        return functions(graph)

    def test_programs(self):
        for name in sorted(os.listdir(os.path.join(HERE, "gradients"))):
            path = os.path.join(HERE, "gradients", name)
            if not name.endswith(".py"):
                continue
            with self.subTest(name), open(path) as file:
                text = file.read()
                out = self.same(text)
                python = subprocess.run(
                    [sys.executable, path], capture_output=True, text=True,
                    env={**os.environ, "PYTHONPATH": STANDIN})
                self.assertEqual(python.returncode, 0, python.stderr)
                found, wanted = numbers(out), numbers(python.stdout)
                self.assertEqual(len(found), len(wanted), out)
                for a, b in zip(found, wanted):
                    self.assertLess(abs(a - b), 1e-6 * (1 + abs(b)), out)

    def chain(self, depth):
        text = CHAIN
        for i in range(1, depth):
            text += f"""
def f{i}(x, w):
    y = f{i - 1}(math.tanh(x * w), w * 0.9) + math.cos(x) * w
    return y * math.exp(-y * y) + math.sin(y * x)
"""
        return text + f"""
def loss(x, w):
    for k in [1, 2, 3, 4]:
        x = f{depth - 1}(x, w)
    return x
print(autograd.value_and_grad(loss, (0, 1))(0.3, 0.7))
"""

    # Of twelve functions that call each other each runs once forward.
    def test_a_chain_runs_once(self):
        text = self.chain(12)
        self.same(text)
        found = self.graph(text)
        self.assertTrue(any(name.endswith(".backward") for name in found))
        self.assertEqual(executed(found, "main", "tanh"), 4 * 12)
        self.assertEqual(executed(found, "main", "sin"),
                         4 * (12 + 11))  # of sin, and of cos backwards

    # Further calls of a function add nothing but calls.
    def test_one_backward_function(self):
        sizes = []
        for n in 6, 7, 16:
            text = CHAIN + f"""
def loss(x, w):
    for k in {list(range(n))}:
        x = f0(x, w[k])
    return x
print(autograd.value_and_grad(loss, (0, 1))(0.3, [0.7] * {n}))
"""
            self.same(text)
            found = self.graph(text)
            self.assertEqual(sorted(found)[:3],
                             ["f0", "f0.backward", "f0.forward"])
            sizes.append(len(found))
        self.assertEqual(len(set(sizes)), 1)

    # Arrays that a gradient is taken by are the caller's: layers of them are
    # one function all the same.
    def test_layers_with_arrays(self):
        sizes = []
        for n in 6, 7, 12:
            text = f"""
import numpy as np
from holo import autograd
def layer(x, p):
    w, b = p
    h = np.tanh(x @ w + b)
    return h * h - x + np.exp(-h) * b
def loss(P, x):
    for p in P:
        x = layer(x, p)
    return (x * x).sum()
P = [[np.eye(2) * 0.3 + 0.1 * i, np.ones(2) * i] for i in range({n})]
v, g = autograd.value_and_grad(loss)(P, np.array([0.3, -0.2]))
print(v, g)
"""
            self.same(text)
            sizes.append(len(self.graph(text)))
        self.assertEqual(len(set(sizes)), 1)

    # Which array is the other by another name is asked again at each call.
    def test_arrays_by_another_name(self):
        text = """
import numpy as np
from holo import autograd
w = np.array([0.5, 1.5])
u = np.array([0.25, 2.5])
v = w
def f(x, y):
    z = x * y + np.sin(x) * 2.0
    z = z * (3.0 if x is w else 1.0) + (0.5 if y is w else 0.0)
    z = z * z - y * 0.5 + (x if x is y else y)
    return (z * z + np.exp(-z)).sum()
def loss(x, y):
    return f(x, y) + f(x, x) + f(y, x) + f(w, y) + f(x, w) + f(y, y) + \\
        f(u, u) + f(u, w) + f(x, y) + f(y, u) + f(x, u)
for a, b in [(w, u), (u, w), (u, u), (v, v), (w.copy(), u)]:
    print(autograd.grad(loss, (0, 1))(a, b), f(a, b), f(w, b))
"""
        self.same(text)

    # Loops and branches in functions, and functions in those.
    def test_gradients_of_gradients(self):
        with open(os.path.join(HERE, "gradients", "elements.py")) as file:
            text = file.read()
        text = text[:text.index("x = np.array")] + """
def second(x, s):
    a, b = autograd.grad(loss, (0, 1))(x, s)
    return (a * a).sum() + b * a[1]
x = np.array([0.3, -0.7, 0.2, 0.9, 0.4, -0.2, 0.6])
v, g = autograd.value_and_grad(second, (0, 1))(x, 0.8)
print(v, g[1])
print(g[0].tolist())
def along(x, s, by):
    return (second(x, s + by) - second(x, s - by)) / (2.0 * by)
print(abs(along(x, 0.8, 1e-5) - g[1]) < 1e-6 * (1.0 + abs(g[1])))
"""
        self.assertTrue(self.same(text).endswith("True\n"))

    # What a loop gives, a recursion gives.
    def test_a_recursion_and_its_loop(self):
        text = """
import math
import numpy as np
from holo import autograd
def recursive(x, w, n):
    if n == 0:
        return x * x
    y = recursive(math.sin(x * w) + x, w, n - 1)
    return y * w + math.cos(y)
def looped(x, w, n):
    for i in range(n):
        x = math.sin(x * w) + x
    x = x * x
    for i in range(n):
        x = x * w + math.cos(x)
    return x
n = int(np.array([30, 0])[0])
for w in [0.3, 0.5, 0.9]:
    a, g = autograd.value_and_grad(lambda x, w: recursive(x, w, n), (0, 1))(0.4, w)
    b, h = autograd.value_and_grad(lambda x, w: looped(x, w, n), (0, 1))(0.4, w)
    print(a == b, [abs(u - v) <= 1e-13 * abs(v) for u, v in zip(g, h)])
"""
        self.assertEqual(self.same(text), "True [True, True]\n" * 3)

    def test_recursion_too_deep(self):
        text = """
import numpy as np
from holo import autograd
def f(x, n):
    if n == 0:
        return x
    return f(x * 0.9, n + 1) * x
print(autograd.grad(lambda x: f(x, int(np.array([3, 4])[1])))(0.5))
"""
        for words in ([], ["--interpret"]):
            status, out, err = run(text, *words)
            self.assertEqual((status, out), (3, ""), err)
            self.assertIn("RecursionError", err)
            self.assertIn("in f, called at", err)

    def test_recursion_twice(self):
        status, _, err = run("""
import numpy as np
from holo import autograd
def f(x, n):
    if n == 0:
        return x * x
    return f(x * x, n - 1) * x
g = autograd.grad(lambda x: f(x, int(np.array([3, 4])[1])))
print(autograd.grad(g)(0.5))
""")
        self.assertEqual(status, 1, err)
        self.assertIn("H0990", err)
        self.assertIn("gradient of a function that calls itself", err)

    def test_what_no_gradient_comes_to(self):
        text = CHAIN + """
def two(x, y, n):
    return f0(x, 0.5) * f0(x, 0.2), int(f0(y, 0.1) * 3.0 + f0(y, 0.2)) + n
def loss(x, y):
    a = 0.0
    for k in [1, 2, 3, 4]:
        u, n = two(x, y, 2)
        a = a + u * n
    return a
print(autograd.grad(loss, (0, 1){})(0.3, 0.7))
"""
        self.same(text.format(', unused="zero"'))
        status, _, err = run(text.format(""))
        self.assertEqual(status, 1)
        self.assertIn("H0607", err)
        self.assertIn("it is cut here by `convert`", err)
        text = text.replace("f0(y, 0.1)", "0.5").replace("f0(y, 0.2)", "0.5")
        status, _, err = run(text.format(""))
        self.assertEqual(status, 1)
        self.assertIn("H0603", err)

    # An integer that argmax picked is no float, wherever it became one.
    def test_what_is_picked(self):
        text = """
import numpy as np
from holo import autograd
def pick(x, s):
    y = np.sin(x) * s + x * x - s
    y = y + np.tanh(y) * 0.3
    return (y * y + y[0]).argmax(), y
def use(n, y):
    z = y * float(n) + np.cos(y) * 0.2
    z = z * z - np.exp(-z) + y
    return z.sum() + z[0] * z[1]
def loss(x):
    a = 0.0
    for k in [0.1, 0.2, 0.3, 0.4]:
        n, y = pick(x, k)
        a = a + use({}, y)
    return a
print(autograd.grad(loss)(np.array([0.1, 0.5, 0.3])))
"""
        self.same(text.format("2"))
        status, _, err = run(text.format("n"))
        self.assertEqual(status, 1)
        self.assertIn("H0601", err)


if __name__ == "__main__":
    unittest.main()
