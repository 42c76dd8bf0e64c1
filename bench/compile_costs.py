#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What compiling costs by the size of a script.

    compile_costs.py HOLO [--against HOLO] [NAME ...]

Each row is a kind of script at a size: processor time and peak memory of
`holo run` (of `holo call --jsonl`, where arguments are the size), and the same
of another build. What is refused, or takes more than 20 s of processor time or
4 GiB, is shown as `-`."""
import os
import resource
import subprocess
import sys
import tempfile

SECONDS, BYTES = 20, 4 << 30


def nested(depth, body):
    lines = ["x = 1.0"] if "x" in body else []
    for i in range(depth):
        lines.append(" " * i + f"for i{i} in range(1):")
    return "\n".join(lines + [" " * depth + body]) + "\n"


OBJECTS = """
import numpy as np
class P:
    def __init__(self, v):
        self.v = v
n = int(np.array(2))
p, q = P(0), P(1)
"""


def objects(depth):
    """Each loop changes an attribute, swaps two instances and makes one, and a
    list of another, for the loops inside."""
    inside = [" " * depth + f"m{i}.v += 1; l{i}[0].v += m{i}.v"
              for i in range(depth)]
    lines = []
    for i in range(depth):
        lines += [" " * i + f"for i{i} in range(n):",
                  " " * (i + 1) + f"p.v += i{i}; p, q = q, p; m{i} = P(i{i})",
                  " " * (i + 1) + f"l{i} = [P(p.v + i{i})]"]
    return OBJECTS + "\n".join(lines + inside + ["print(p.v, q.v)"]) + "\n"


def fib(n):
    return ("def fib(n):\n    if n < 2:\n        return n\n"
            f"    return fib(n - 1) + fib(n - 2)\nprint(fib({n}))\n")


def literal(n):
    items = ", ".join(f'"k{i}": {i}' for i in range(n))
    return f"d = {{{items}}}\nprint(d['k7'])\n"


def shared(depth):
    return (f"t = (1,)\nfor i in range({depth}):\n    t = (t, t)\n"
            "print(t == t, len({t: 1}))\n")


def unrolled(head, line, tail):
    return lambda n: head + "".join(line.format(i=i) for i in range(n)) + tail


# x is staged.
STAGED = """import numpy as np
x = np.array(5)
for k in range(200000):
    x = (x * 7 + 3) % 2001
z = np.arange(3000.0)
s = 0.0
"""


def joined(word, operand):
    return lambda n: (STAGED + "print("
                      + f" {word} ".join(operand.format(i=i) for i in range(n))
                      + ")\n")


def array(i):
    return '{"dtype": "float32", "shape": [3], "data": [%d, 1.0, 2.0]}' % i


def arguments(n):
    """A script with a function, and a line of arguments for it."""
    line = '[{"list": [%s]}]\n' % ", ".join(map(array, range(n)))
    return "def f(x):\n    s = x[0]\n    for y in x:\n        s = s + y\n" \
           "    return s\n", line


def static_arguments(n):
    lines = "".join(f"[{array(i)}, {i}]\n" for i in range(n))
    return "def f(x, k):\n    return x * k + 1\n", lines


# A gradient through transformer blocks, each with weights of its own.
BLOCKS = """import numpy as np
from holo import autograd
T, D, H = 16, 32, 4
rng = np.random.default_rng(0)
def softmax(s):
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
def norm(x, g, b):
    c = x - x.mean(axis=1, keepdims=True)
    v = (c * c).mean(axis=1, keepdims=True)
    return c / np.sqrt(v + 1e-5) * g + b
def block(x, p):
    wq, wk, wv, wo, w1, b1, w2, b2, g1, h1, g2, h2 = p
    a = norm(x, g1, h1)
    q, k, v = a @ wq, a @ wk, a @ wv
    outs = []
    for i in range(H):
        lo, hi = i * (D // H), (i + 1) * (D // H)
        s = softmax(q[:, lo:hi] @ k[:, lo:hi].T / np.sqrt(D / H))
        outs.append(s @ v[:, lo:hi])
    x = x + np.concatenate(outs, axis=1) @ wo
    f = norm(x, g2, h2) @ w1 + b1
    f = f * 0.5 * (1.0 + np.tanh(0.8 * (f + 0.044715 * f * f * f)))
    return x + f @ w2 + b2
def r(*s):
    return rng.standard_normal(s) * 0.05
def weights():
    return [r(D, D), r(D, D), r(D, D), r(D, D), r(D, 4 * D), r(4 * D),
            r(4 * D, D), r(D), 1.0 + r(D), r(D), 1.0 + r(D), r(D)]
def loss(P, x):
    for p in P:
        x = block(x, p)
    return (x * x).mean()
P = [weights() for i in range(%d)]
v, g = autograd.value_and_grad(loss)(P, r(T, D))
print(v, g[0][0][0, 0])
"""


def results(n):
    """A function that gives back that many numbers."""
    return ("def f(x):\n    out = []\n"
            f"    for i in range({n}):\n        out.append(x * i)\n"
            "    return out\n", '[{"int": 3}]\n')


def json_dict(n):
    items = ", ".join('[{"str": "k%d"}, %d]' % (i, i) for i in range(n))
    return 'def f(d):\n    return d["k7"]\n', '[{"dict": [%s]}]\n' % items


def twice(depth):
    """Staged functions, each of which calls the one before it twice."""
    return (STAGED + "def f0(a):\n    return a * 1.5 + 1.0\n" + "".join(
        f"def f{i}(a):\n    return f{i - 1}(a) + f{i - 1}(a * 0.5)\n"
        for i in range(1, depth + 1)) + f"print(f{depth}(x * 1.0))\n")


KEYS = """class K:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return hash(self.v)

    def __eq__(self, other):
        return self.v == other.v

d = {}
t = 0
for i in range(%d):
    d[K(i)] = i
for i in range(%d):
    t = t + d[K(i)]
print(t)
"""

# Bodies of functions of a long script.
BODIES = (
    "    c = a * {c}.5 + b\n    d = np.tanh(c) - a\n    e = d * d\n"
    "    return e + b * 0.25\n",
    "    c = a + b\n    for j in range(3):\n        c = c * 0.5 + a\n"
    "    return c\n",
    "    if b is None:\n        b = a\n    m = np.maximum(a, b)\n"
    "    n = np.minimum(a, b)\n    return m - n * 0.{c}\n",
    "    u = a - b * 0.5\n    v = np.abs(u) + 1.0\n    r = f{before}(u, v)\n"
    "    return r / v\n")


def long_script(n):
    """Of n functions, 10 n lines, which calls each of them three times."""
    text = "import numpy as np\n"
    for i in range(n):
        text += f"def f{i}(a, b):\n" + BODIES[i * 7 % 4 if i else 0].format(
            c=1 + i % 7, before=i * 5 % 3 + i // 2 if i > 8 else 0)
    text += "y = np.sin(np.arange(16.0))\nfor k in range(100):\n" \
            "    y = y * 0.99 + 0.1\ns = y\n"
    return text + "".join(f"s = f{i}(s, y) * 0.5\n" for i in range(n)) * 3 \
        + "print(s.sum())\n"



KINDS = {
    "an empty script": (lambda n: "", (0,)),
    "nested loops that print": (lambda n: nested(n, "print(1)"), (4, 8, 12)),
    "nested loops, static": (lambda n: nested(n, "x = x + 1.0"), (4, 8, 12)),
    "nested loops over objects": (objects, (4, 8, 12)),
    "static calls, fib(n)": (fib, (10, 18, 24, 29)),
    "keys of a dict literal": (literal, (1000, 30000, 300000)),
    "keys of a set literal": (lambda n: "d = {" + ", ".join(
        f'"k{i}"' for i in range(n)) + '}\nprint("k7" in d)\n',
        (1000, 30000, 300000)),
    "keys of a dict in JSON": (json_dict, (1000, 30000, 300000)),
    "keys with __hash__": (lambda n: KEYS % (n, n), (1000, 2000, 4000)),
    "depth of shared tuples": (shared, (10, 20, 40)),
    "sums, constants differ": (unrolled(
        STAGED, "s = s + np.sum(z * {i}.5)\n", "print(s)\n"),
        (100, 1000, 10000)),
    "lines of print": (unrolled("", "print({i})\n", ""),
                       (1000, 10000, 100000)),
    "elif": (unrolled(STAGED + "if x == -1:\n    s = 0.5\n",
                      "elif x == {i}:\n    s = {i}.5\n", "print(s)\n"),
             (250, 500, 1000)),
    "and": (joined("and", "x != {i}"), (250, 500, 1000)),
    "break": (unrolled(STAGED + "for i in range(3):\n    x = x + 1\n",
                       "    if x == {i}:\n        break\n", "print(x)\n"),
              (250, 500, 1000)),
    "return": (unrolled(STAGED + "def f(x):\n",
                        "    if x == {i}:\n        return x * 2\n",
                        "    return x\nprint(f(x))\n"), (250, 500, 1000, 3200)),
    "branches": (unrolled(STAGED, "if x > {i}:\n    s = s * 1.5\n"
                          "else:\n    s = s + {i}\n", "print(s)\n"),
                 (200, 400, 800)),
    "slices, staged bounds": (unrolled(
        STAGED, "s = s + z[x + {i}:x + {i} + 5].sum()\n", "print(s)\n"),
        (250, 500, 1000)),
    "tolist() of elements": (
        lambda n: f"import numpy as np\nprint(np.arange({n}).tolist()[5])\n",
        (10000, 100000, 1000000)),
    "results of a function": (results, (1200, 2500, 5000)),
    "a call twice, depth": (twice, (10, 20, 30)),
    "functions of a script": (long_script, (200, 500, 1000, 2000)),
    "items of a static list": (
        lambda n: f"l = [1] * {n}\nn = 0\nfor i in range({n}):\n"
                  "    n += l[i]\nprint(n, len(list(iter(l))))\n",
        (5000, 20000, 80000)),
    "text += in a static loop": (
        lambda n: 's = ""\ni = 0\nwhile i < len("x" * %d):\n'
                  '    s = s + "ab"\n    i = i + 1\nprint(len(s))\n' % n,
        (1000, 10000)),
    "transformer blocks": (lambda n: BLOCKS % n, (1, 6, 12, 24, 48)),
    "gradients in turn": (unrolled(
        "import numpy as np\nfrom holo import autograd\n"
        "x = np.array([1.0, 2.0]) * np.array(1.0)\ndef f(x, k):\n"
        "    return (np.tanh(x * k) * x).sum() + (x * x * k).sum()\n",
        "x = x - 0.01 * autograd.grad(f)(x, {i}.5)\n", "print(x)\n"),
        (100, 400, 1600)),
    "arrays in one argument": (arguments, (500, 1000, 5000)),
    "calls, static differs": (static_arguments, (100, 300, 1000)),
}


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def cost(holo, path, lines):
    """Seconds and MiB, or None if it did not end well."""
    words = ["call", "--jsonl", path + ":f"] if lines else ["run", path]
    with open(lines or os.devnull) as given:
        child = subprocess.Popen([holo, *words], stdin=given,
                                 stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL, preexec_fn=limit)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = status
    if os.WIFSIGNALED(status) or os.WEXITSTATUS(status):
        return None
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def cell(c):
    return f"{c[0]:8.2f} s {c[1]:7.0f} MiB" if c else f"{'-':>22}"


def main():
    words = sys.argv[1:]
    other = None
    if "--against" in words:
        at = words.index("--against")
        other = words[at + 1]
        del words[at:at + 2]
    if not words:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="holo-costs-") as folder:
        path = os.path.join(folder, "a.py")
        for name, (make, sizes) in KINDS.items():
            if words[1:] and not any(w in name for w in words[1:]):
                continue
            for n in sizes:
                text, lines = make(n), None
                if isinstance(text, tuple):
                    text, given = text
                    lines = os.path.join(folder, "lines")
                    with open(lines, "w") as out:
                        out.write(given)
                with open(path, "w") as out:
                    out.write(text)
                row = [cost(h, path, lines)
                       for h in [words[0]] + [other] * bool(other)]
                print(f"{name:26} {n:7}", *map(cell, row), flush=True)


main()
