# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A script of twice the size costs at most twice as much, by what can be
counted: nodes of the graph, kernels, bytes of the plan, memory at the peak.

    cost_test.py HOLO

Times are bench/compile_costs.py's."""
import os
import re
import subprocess

import command

HEAD = """
import numpy as np
x = np.array(5)
for k in range(200000):
    x = (x * 7 + 3) % 2001
"""


def nested(depth, body):
    lines = [" " * i + f"for i{i} in range(1):" for i in range(depth)]
    return "\n".join(["x = 1.0"] + lines + [" " * depth + body]) + "\n"


def objects(depth):
    """Loops that each carry an instance's attributes, swap two instances, make
    one for the loops inside and build a list of another."""
    lines = [HEAD, "class P:\n    def __init__(self, v):\n        self.v = v",
             "n = x % 2 + 1", "p = P(x)", "q = P(1)"]
    inner = [" " * depth + f"m{i}.v += 1; l{i}[0].v += m{i}.v"
             for i in range(depth)]
    for i in range(depth):
        lines += [" " * i + f"for i{i} in range(n):",
                  " " * (i + 1) + f"p.v += i{i}; p, q = q, p; m{i} = P(x)",
                  " " * (i + 1) + f"l{i} = [P(x + i{i})]"]
    outer = [" " * (i + 1) + f"x = (x + m{i}.v + l{i}[0].v) % 3"
             for i in reversed(range(depth))]
    return "\n".join(lines + inner + outer + ["print(x, p.v, q.v)"]) + "\n"


def chain(head, line, tail):
    return lambda n: HEAD + head + "".join(
        line.format(i=i) for i in range(n)) + tail


# A script by its size, a size, and the most nodes, kernels, bytes that one
# more of it may add.
KINDS = {
    "sums that differ in a constant": (lambda n: (
        "import numpy as np\nx = np.arange(1000.0)\nfor k in range(3):\n"
        "    x = np.sin(x)\ns = 0.0\n" + "".join(
            f"s = s + np.sum(x * {i}.5)\n" for i in range(n)) + "print(s)\n"),
        100, (5, 0, 0)),
    "lines of print": (lambda n: "".join(f"print({i})\n" for i in range(n)),
                       200, (1, 0, 0)),
    "slices with computed bounds": (chain(
        "z = np.arange(3000.0)\ns = 0.0\n",
        "s = s + z[x + {i}:x + {i} + 5].sum()\n", "print(s)\n"),
        50, (10, 0, 0)),
    "elif": (chain("y = 0\nif x == -1:\n    y = 1\n",
                   "elif x == {i}:\n    y = {i}\n", "print(y)\n"),
             100, (5, 0, 0)),
    "and": (lambda n: HEAD + "print(" + " and ".join(
        f"x != {i}" for i in range(n)) + ")\n", 100, (5, 0, 0)),
    "break": (chain("for i in range(3):\n    x = x + 1\n",
                    "    if x == {i}:\n        break\n", "print(x)\n"),
              50, (8, 0, 0)),
    "numbers that may be NumPy's": (chain(
        "z = np.arange(3000.0)\nl = []\n", "f = {i}.5\nif x > {i}:\n"
        "    f = z[x + {i}]\nl.append(f * 2.0)\n", "print(l)\n"),
        20, (35, 0, 0)),
    "return": (chain("def f(x):\n", "    if x == {i}:\n"
                     "        return x * 2\n", "    return x\nprint(f(x))\n"),
               100, (9, 0, 0)),
    "if after if": (chain("x = x * 1.0\n", "if x > {i}:\n    x = x * 1.5\n"
                          "else:\n    x = x + {i}\n", "print(x)\n"),
                    50, (8, 0, 0)),
    "calls of one function": (chain(
        "w = np.ones((4, 4)) * x\ndef f(y, w):\n"
        "    return np.tanh(y @ w) + y\ny = w\n", "y = f(y, w)\n",
        "print(y)\n"), 20, (3, 0, 0)),
    "nested loops that print": (lambda n: nested(n, "print(1)"), 7, (8, 0, 0)),
    "nested loops over arrays": (lambda n: "import numpy as np\n" + nested(
        n, "x = x + np.ones(3)").replace("1.0", "np.ones(3)"), 7, (8, 0, 0)),
    "nested whiles": (lambda n: "import numpy as np\nn = np.array(3)\nx = 0\n"
                      + "".join(f"{' ' * i}i{i} = np.array(0)\n{' ' * i}while "
                                f"i{i} < n:\n{' ' * i} i{i} = i{i} + 1\n"
                                for i in range(n))
                      + " " * n + "x = x + 1\nprint(x)\n", 7, (15, 0, 0)),
    "nested loops over objects": (objects, 5, (120, 0, 0)),
    "nested loops that peel": (lambda n: HEAD + nested(
        n, "x = x + z[k]").replace("x = 1.0", "z = np.ones(9) * x\nk = 2\n"
                                   "x = 0").replace("(1)", "(3)"),
        6, (60, 0, 0)),
    "nested loops": (lambda n: nested(n, "x = x + 1.0"), 5, (0, 0, 0)),
    "static calls": (lambda n: "def f(n):\n    return n if n < 2 else f(n - 1)"
                     f" + 1\nfor i in range(100):\n    f({n})\nprint(f({n}))\n",
                     100, (0, 0, 0)),
    "keys of a dict": (lambda n: "d = {" + ", ".join(
        f"'k{i}': {i}" for i in range(n)) + "}\nprint(d['k7'])\n",
        1000, (0, 0, 0)),
    "elements of a known array": (lambda n: (
        f"import numpy as np\nl = np.arange({n}).tolist()\nprint(l[5])\n"),
        20000, (0, 0, 0)),
    "elements of an array": (lambda n: HEAD + (
        f"l = (np.arange({n}) + x).tolist()\nprint(l[5])\n"),
        1000, (0, 0, 0)),
    "shared tuples": (lambda n: f"t = (1,)\nfor i in range({n}):\n"
                      "    t = (t, t)\nprint(t == t, len({t: 1}))\n",
                      20, (0, 0, 0)),
}


class Cost(command.Case):
    def peak(self, name, status=0, verb="run"):
        """KiB at the peak of a run."""
        child = subprocess.Popen([command.HOLO, verb, name], cwd=self.folder,
                                 stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL if status else None)
        _, ended, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(ended)
        self.assertEqual(child.returncode, status)
        return used.ru_maxrss

    def counts(self, text):
        self.write("a.py", text)
        dumps = {stage: self.holo("dump", f"--stage={stage}", "a.py")[0]
                 for stage in ("optimised", "kernels", "llvm")}
        arenas = re.findall(r"an arena of (\d+) bytes", dumps["kernels"])
        return (len(re.findall(r"(?m)^ *%\d+.* = ", dumps["optimised"])),
                len(re.findall(r"(?m)^define internal void @kernel",
                               dumps["llvm"])),
                sum(map(int, arenas))), self.peak("a.py")

    def test_only_what_is_called(self):
        """A function that only a gradient calls is not compiled."""
        self.write("a.py", HEAD + """
from holo import autograd
def f(y):
    while y > 1.0:
        y = y * 0.5
    return y
print(autograd.grad(f)(x * 1.0))
""")
        text, _ = self.holo("dump", "--stage=optimised", "a.py")[:2]
        self.assertEqual(re.findall(r"(?m)^func @(\w+)", text), ["main"])

    def peak_of_results(self, n):
        self.write("f.py", "def f(x):\n    out = []\n"
                   f"    for i in range({n}):\n        out.append(x * i)\n"
                   "    return out\n")
        child = subprocess.Popen(
            [command.HOLO, "call", "f.py:f", '{"int": 3}'], cwd=self.folder,
            stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(child.returncode, 0)
        return used.ru_maxrss

    def test_recursion_that_grows(self):
        """Each call has more to be compared with than the one before: what is
        refused in the end is refused at little cost, and what is not is little
        work."""
        head = HEAD + "l = []\n"
        for name, text in {
            "an argument": "def f(n, l):\n    if n == 0:\n        return 1\n"
                           "    return f(n - 1, l + [n])\nf(x, l)\n",
            "more arguments": "def f(n, *l):\n    if n == 0:\n"
                              "        return 1\n"
                              "    return f(n - 1, n, *l)\nf(x)\n",
            "a global": "def f(n):\n    global l\n    if n == 0:\n"
                        "        return 1\n    l = l + [n]\n"
                        "    return f(n - 1) + 1\nf(x)\n",
            "a list": "def f(n):\n    if n == 0:\n        return 1\n"
                      "    l.append(n)\n    return f(n - 1) + 1\nf(x)\n",
            "an array": "def f(n, a):\n    if n == 0:\n        return 1\n"
                        "    return f(n - 1, np.concatenate([a, a[:1]]))\n"
                        "f(x, np.arange(3.0))\n",
        }.items():
            with self.subTest(name):
                self.write("a.py", head + text)
                self.assertLess(self.peak("a.py", status=name != "a list"),
                                300 << 10)

    def test_results(self):
        """Held to the end, all numbers that are given back would be alive at
        once, and memory the square of their number."""
        few = self.peak_of_results(1500)
        self.assertLess(self.peak_of_results(3000), 1.9 * few)

    def test_rounds(self):
        """What was made in rounds of a loop that were dropped is gone before
        code is made: LLVM aside, making it is not what takes most."""
        if "-fsanitize" in self.holo("--version", "-v")[0]:
            self.skipTest("the sanitizer keeps what was freed")
        n = 8
        self.write("empty.py", "")
        self.write("a.py", HEAD + "y = np.arange(8.0)\n" + "".join(
            f"a{k} = 0\n" for k in range(n + 1)) + "for i in range(5):\n" +
            "".join(f"    a{k} = a{k + 1} + i\n" for k in range(n)) +
            f"    a{n} = a{n} + 0.5\n" + "".join(
                f"    y = y * {m + 2}.5 - np.sin(y)\n" for m in range(2000)) +
            "print(y[0])\n")
        code = self.peak("a.py") - self.peak("empty.py")
        self.assertLess(code, self.peak("a.py", verb="check"))

    def test_twice_the_size(self):
        """Memory is that beyond an empty script's, of which LLVM takes most;
        the sanitizer keeps what was freed, and so its figures say little."""
        self.write("empty.py", "")
        empty = self.peak("empty.py")
        sanitized = "-fsanitize" in self.holo("--version", "-v")[0]
        for name, (make, n, most) in KINDS.items():
            with self.subTest(name):
                one, peak = self.counts(make(n))
                two, peak_of_two = self.counts(make(2 * n))
                for what, a, b, each in zip(("nodes", "kernels", "bytes"),
                                            one, two, most):
                    self.assertLessEqual(b - a, each * n, f"{what}: {a}, {b}")
                if not sanitized:
                    self.assertLess(peak_of_two - empty,
                                    2 * (peak - empty) + (3 << 10))


if __name__ == "__main__":
    command.main()
