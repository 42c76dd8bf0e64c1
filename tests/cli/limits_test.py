# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Long chains compile, and texts end at a limit before memory does.

    limits_test.py HOLO
"""
import contextlib
import io
import json
import os
import random
import resource
import subprocess
import unittest

import command

# x is staged, and 929.
HEAD = """
import numpy as np
x = np.array(5)
for k in range(200000):
    x = (x * 7 + 3) % 2001
"""
LONG = 1000
CHAINS = {
    "elif": ("if x < 0:\n    y = 0\n" + "".join(
        f"elif x == {i}:\n    y = {i} + 1\n" for i in range(10, 1010))
        + "else:\n    y = -1\nprint(y)\n", "930"),
    "and": ("print(" + " and ".join(f"x != {i + 1000}" for i in range(LONG)) + ")\n",
            "True"),
    "or": ("print(" + " or ".join(f"x == {i + 1000}" for i in range(LONG)) + ")\n",
           "False"),
    "comparison": ("print(" + " < ".join(f"x + {i}" for i in range(LONG))
                   + ")\n", "True"),
    "break": ("for i in range(3):\n    x = x + 1\n" + "".join(
        f"    if x == {i}:\n        break\n" for i in range(931, 1931))
        + "print(x)\n", "931"),
    "return": ("def f(x):\n" + "".join(
        f"    if x == {i}:\n        return x * 2\n"
        for i in range(10, 1010)) + "    return x\nprint(f(x))\n", "1858"),
}


def jumps(r, n):
    """A function of a loop whose turn is a list of n statements that may jump,
    but seldom do."""
    lines = []
    for i in range(n):
        k = r.choice((7, 11, 13)) * 40
        test = f"(x + y + {i}) % {k} == {r.randrange(k)}"
        jump = r.choice(("break", "continue", "return y * 3"))
        lines += r.choice((
            [f"if {test}:", f"    {jump}"],
            [f"if {test}:", f"    {jump}", "else:", f"    y = y + {i}"],
            [f"if {test}:", f"    if x > {r.randrange(9)}:",
             f"        {jump}", "    y = y - 1"],
            ["for j in range(2):", f"    if {test}:",
             f"        {jump}", "    y = y + j"],
            [f"y = y + x % {i + 2}"]))
    return ("def f(x):\n    y = 0\n    for i in range(4):\n"
            + "".join(f"        {line}\n" for line in lines)
            + "    return y\nfor i in range(20):\n    print(f(x + i))\n")


TEXTS = {
    "repeated": "s = 'a' * 10**10\n",
    "doubled": "s = 'a'\nfor i in range(50):\n    s = s + s\n",
    "shared list": "x = [1]\nfor i in range(40):\n    x = [x, x]\nprint(x)\n",
    "shared tuple": "x = (1,)\nfor i in range(40):\n    x = (x, x)\n"
                    "s = repr(x)\n",
    "message": "x = (1,)\nfor i in range(40):\n    x = (x, x)\n"
               "assert False, x\n",
    "replaced": "s = 'a' * 2**20\ns = s.replace('a', 'b' * 2**20)\n",
}


class Limits(command.Case):
    def cost(self, name):
        """Exit status, standard error, and MiB at the peak."""
        with open(os.path.join(self.folder, "err"), "wb") as err:
            child = subprocess.Popen([command.HOLO, "run", name], stderr=err,
                                     cwd=self.folder, stdout=subprocess.PIPE)
            child.stdout.close()
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        with open(os.path.join(self.folder, "err")) as err:
            return child.returncode, err.read(), used.ru_maxrss >> 10

    def test_chains(self):
        for name, (text, wanted) in CHAINS.items():
            with self.subTest(name):
                self.write("a.py", HEAD + text)
                out, _ = self.holo("run", "a.py", seconds=300)
                self.assertEqual(out.strip(), wanted)
                static = HEAD.replace("for k", "x = 929\nfor k").replace(
                    "    x =", "    z =")
                self.write("a.py", static + text)
                out, _ = self.holo("run", "a.py", seconds=300)
                self.assertEqual(out.strip(), wanted)

    def test_jumps(self):
        for seed, n in enumerate((45, 70, 120, 260)):
            with self.subTest(seed=seed):
                text = jumps(random.Random(seed), n)
                wanted = io.StringIO()
                with contextlib.redirect_stdout(wanted):
                    exec(text, {"x": 929})
                self.write("a.py", HEAD + text)
                out, _ = self.holo("run", "a.py", seconds=300)
                self.assertEqual(out, wanted.getvalue())

    def test_too_long_chains(self):
        elifs = "if x:\n    x = 1\n" + "elif x:\n    x = 2\n" * 5000 + \
            "else:\n    if x:\n        x = 3\n"
        ands = "x = x" + " and x" * 5000
        for text, code in (elifs, "H0118"), (ands, "H0908"):
            self.write("a.py", HEAD + text)
            _, err = self.holo("run", "a.py", status=1)
            self.assertIn(code, err)
            self.assertEqual(err.count("error["), 1)

    def test_texts(self):
        for name, text in TEXTS.items():
            with self.subTest(name):
                self.write("a.py", text)
                status, err, peak = self.cost("a.py")
                self.assertEqual(status, 4, err)
                self.assertIn("H0901", err)
                self.assertIn("a text of more than 16 MiB", err)
                self.assertLess(peak, 1000)

    def test_key(self):
        self.write("a.py", "x = (1,)\nfor i in range(40):\n    x = (x, x)\n"
                   "d = {}\nd[x]\n")
        _, err = self.holo("run", "a.py", status=1)
        self.assertIn("the dict has no key tuple of 2", err)

    def test_characters(self):
        self.write("a.py", "s = 'abcdefghij' * 1000\nn = 0\n"
                   "for i in range(10000):\n    if s[i] == 'c':\n"
                   "        n += 1\n"
                   "print(n, s[3:17:2], s[-1], s[::-1][:5], '\u00e4bc'[0],\n"
                   "      '\u00e4bc'[1:], 'abc'[5:], ''[0:3], '' * 10**18)\n")
        out, _ = self.holo("run", "a.py")
        self.assertEqual(out, "1000 dfhjbdf j jihgf \u00e4 bc   \n")

    def test_many_arguments(self):
        """Arrays by the thousand and some numbers, in and out."""
        self.write("a.py", "def f(x, k):\n    total = x[0]\n"
                   "    for y in x:\n        total = total + y\n"
                   "    return total, x[::-1], [n * 2 for n in k]\n")
        arrays = [{"dtype": "float32", "shape": [2], "data": [i, 1.0]}
                  for i in range(2000)]
        numbers = [{"int": i} for i in range(100)]
        line = json.dumps([{"list": arrays}, {"list": numbers}]) + "\n"
        out, _ = self.holo("call", "--jsonl", "a.py:f", text=line, seconds=300)
        total, rest, twice = json.loads(out)["value"]["tuple"]
        self.assertEqual(total["data"], [1999000.0, 2001.0])
        self.assertEqual([y["data"] for y in rest["list"]],
                         [[1999.0 - i, 1.0] for i in range(2000)])
        self.assertEqual(twice["list"], [2 * i for i in range(100)])


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    command.main()
