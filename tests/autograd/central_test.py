"""Gradients against central differences.

    central_test.py HOLO [unittest's arguments]

Every function of functions.py is called by `holo call --jsonl` at its
arguments and around them, and differentiated by autograd.value_and_grad; all
of it in one process, through a script that is functions.py and a table of what
is in it."""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

import numpy as np

HOLO = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
STEP = 1e-5

DRIVER = """
from holo import autograd

def value(name, args):
    return TABLE[name](*args)

def gradient(name, argnums, args):
    return autograd.value_and_grad(TABLE[name], argnums=argnums)(*args)

def call(what, *rest):
    return value(*rest) if what == "value" else gradient(*rest)
"""


def to_json(v):
    """An argument as `holo call` reads it."""
    if isinstance(v, np.ndarray):
        return {"dtype": str(v.dtype), "shape": v.shape,
                "data": v.ravel().tolist()}
    if isinstance(v, list):
        return {"list": [to_json(x) for x in v]}
    if isinstance(v, tuple):
        return {"tuple": [to_json(x) for x in v]}
    if isinstance(v, dict):
        return {"dict": {k: to_json(x) for k, x in v.items()}}
    return v


def from_json(v):
    """A result of `holo call`, whose numbers are all arrays."""
    if v is None:
        return None
    if "dtype" in v:
        return np.array(v["data"], v["dtype"]).reshape(v["shape"])
    (kind, items), = v.items()
    if kind == "dict":
        return {k: from_json(x) for k, x in items.items()}
    return {"list": list, "tuple": tuple, "str": str}[kind](
        items if kind == "str" else [from_json(x) for x in items])


def leaves(v):
    """The floating parts of an argument or a gradient, flat."""
    if isinstance(v, dict):
        v = list(v.values())
    if isinstance(v, (list, tuple)):
        return [x for part in v for x in leaves(part)]
    a = np.asarray(v)
    return [float(x) for x in a.ravel()] if a.dtype.kind == "f" else []


def moved(v, at, by):
    """A copy in which leaf number `at` is more by `by`, and its number of
    leaves."""
    if isinstance(v, dict):
        copy, n = moved(list(v.values()), at, by)
        return dict(zip(v, copy)), n
    if isinstance(v, (list, tuple)):
        copy, n = [], 0
        for part in v:
            new, count = moved(part, at - n, by)
            copy.append(new)
            n += count
        return type(v)(copy), n
    n = len(leaves(v))
    if not 0 <= at < n:
        return v, n
    if not isinstance(v, np.ndarray):
        return v + by, n
    copy = v.copy()
    copy.ravel()[at] += by
    return copy, n


class Function:
    """A function of functions.py, and where it is differentiated."""

    def __init__(self, name, at):
        at, _, argnums = at.partition("|")
        self.name = name
        self.args = list(eval(f"({at},)", {"np": np}))
        self.argnums = eval(argnums) if argnums else \
            tuple(range(len(self.args)))

    def wanted(self):
        """The arguments by which it is differentiated, from the front."""
        nums = self.argnums if isinstance(self.argnums, tuple) else \
            (self.argnums,)
        return [n % len(self.args) for n in nums]

    def moves(self):
        for n in self.wanted():
            for i in range(len(leaves(self.args[n]))):
                for by in (STEP, -STEP):
                    copy = list(self.args)
                    copy[n], _ = moved(copy[n], i, by)
                    yield copy

    def lines(self):
        args = to_json(self.args)
        yield ["gradient", self.name, to_json(self.argnums), args]
        yield ["value", self.name, args]
        for args in self.moves():
            yield ["value", self.name, to_json(args)]


def read_functions(text):
    return [Function(name, at) for at, name in
            re.findall(r"^# at: (.*)\ndef (\w+)", text, re.M)]


def answers(text, functions):
    """What holo says to the lines of each function, by its name."""
    table = "TABLE = {" + ", ".join(
        f'"{f.name}": {f.name}' for f in functions) + "}\n"
    lines = [line for f in functions for line in f.lines()]
    with tempfile.TemporaryDirectory(prefix="holo-grad-") as folder:
        path = os.path.join(folder, "functions.py")
        with open(path, "w") as out:
            out.write(text + table + DRIVER)
        done = subprocess.run(
            [HOLO, "call", "--jsonl", path + ":call"], text=True,
            input="".join(json.dumps(x) + "\n" for x in lines),
            capture_output=True, timeout=600)
    said = iter([json.loads(x) for x in done.stdout.splitlines()])
    assert done.returncode == 0, done.stderr
    return {f.name: [next(said) for _ in f.lines()] for f in functions}


with open(os.path.join(HERE, "functions.py")) as source:
    TEXT = source.read()
FUNCTIONS = read_functions(TEXT)


class Central(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.said = answers(TEXT, FUNCTIONS)
        cls.plain = {"__name__": "functions"}
        exec(compile(TEXT, "functions.py", "exec"), cls.plain)

    def check(self, f):
        for answer in self.said[f.name]:
            self.assertIn("value", answer, json.dumps(answer)[:600])
        both, value, *around = [from_json(a["value"])
                                for a in self.said[f.name]]
        self.assertEqual(both[0], value, "value_and_grad's value")
        twin = self.plain[f.name](*[a.copy() if hasattr(a, "copy") else a
                                    for a in f.args])
        self.assertAlmostEqual(float(value), float(twin), delta=1e-12 *
                               max(1, abs(float(twin))))
        expected = [(float(up) - float(down)) / (2 * STEP)
                    for up, down in zip(around[::2], around[1::2])]
        np.testing.assert_allclose(leaves(both[1]), expected, rtol=2e-5,
                                   atol=2e-7)


def add_tests():
    for f in FUNCTIONS:
        def test(self, f=f):
            self.check(f)
        setattr(Central, "test_" + f.name, test)


add_tests()

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
