# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Gradients against central differences.

    central_test.py HOLO [unittest's arguments]

Every function of functions.py is called by `holo call --jsonl` at its
arguments and around them, and differentiated by autograd.value_and_grad."""
import json
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))

import calling
from calling import from_json, np, to_json

HOLO = os.path.abspath(sys.argv[1])
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


def wanted(f):
    """The arguments by which f is differentiated."""
    nums = argnums(f)
    return [n % len(f.args)
            for n in (nums if isinstance(nums, tuple) else (nums,))]


def argnums(f):
    return eval(f.note) if f.note else tuple(range(len(f.args)))


def moves(f):
    """Arguments in which one leaf is a little more, or a little less."""
    for n in wanted(f):
        for i in range(len(leaves(f.args[n]))):
            for by in (STEP, -STEP):
                copy = list(f.args)
                copy[n], _ = moved(copy[n], i, by)
                yield copy


def lines(f):
    args = to_json(f.args)
    yield ["gradient", f.name, to_json(argnums(f)), args]
    yield ["value", f.name, args]
    for args in moves(f):
        yield ["value", f.name, to_json(args)]


with open(os.path.join(HERE, "functions.py")) as source:
    TEXT = source.read()
FUNCTIONS = calling.read_functions(TEXT)


class Central(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        said = iter(calling.answers(
            HOLO, TEXT, [x for f in FUNCTIONS for x in lines(f)], DRIVER))
        cls.said = {f.name: [next(said) for _ in lines(f)] for f in FUNCTIONS}
        cls.plain = calling.run_plain(TEXT)

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
        setattr(Central, "test_" + f.label(), test)


add_tests()

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
