# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Values, their types, output and failures of `holo call` against python3.

    oracle_test.py HOLO [unittest's arguments]

Where python3 raises, holo reports an error. Every function is called with its
numbers known while compiling, with staged ones, and with what it gave back: f
of f(x) through JSON is what it is in Python."""
import contextlib
import copy
import io
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))

import calling
from calling import np

HOLO = os.path.abspath(sys.argv[1])

with open(os.path.join(HERE, "functions.py")) as source:
    TEXT = source.read()
FUNCTIONS = calling.read_functions(TEXT)


# What cannot be done with numbers that are not known while compiling: a shape
# is made of them, or a text that is returned.
NEEDS_STATIC = {"H0301", "H0990"}
# Recursion under a staged condition has no end while compiling; and of its
# value it would take too long.
RECURSIVE = {"fibonacci"}


def plain_answer(f, args):
    """What python3 gives and prints; the exception if it raises one."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), np.errstate(all="ignore"):
        try:
            names = calling.run_plain(TEXT)
            return names[f.name](*copy.deepcopy(args)), out.getvalue()
        except Exception as e:
            return e, out.getvalue()


class Oracle(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        static, staged = (
            [[f.name, calling.to_json(
                f.args, staged and f.name not in RECURSIVE)]
             for f in FUNCTIONS] for staged in (False, True))
        said = calling.answers(HOLO, TEXT, static + staged)
        cls.said = dict(zip([f.label() for f in FUNCTIONS], said))
        cls.said_staged = dict(zip([f.label() for f in FUNCTIONS],
                                   said[len(FUNCTIONS):]))

    def same(self, found, expected):
        self.assertIs(type(found), type(expected))
        if isinstance(expected, (list, tuple)):
            self.assertEqual(len(found), len(expected))
            for a, b in zip(found, expected):
                self.same(a, b)
        elif isinstance(expected, dict):
            self.assertEqual(list(found), list(expected))
            for key in expected:
                self.same(found[key], expected[key])
        elif expected is None or isinstance(expected, (str, bool, int)):
            self.assertEqual(found, expected)
        else:
            expected, found = np.asarray(expected), np.asarray(found)
            self.assertEqual(found.dtype, expected.dtype)
            self.assertEqual(found.shape, expected.shape)
            rtol = 1e-14 if expected.dtype == "float64" else 1e-6
            np.testing.assert_allclose(found, expected, rtol=rtol)

    def check(self, said, answer):
        expected, printed = answer
        if isinstance(expected, Exception):
            self.assertIn("error", said, f"python3: {expected!r}")
            return
        self.assertIn("value", said, str(said)[:600])
        self.assertEqual(said["stdout"], printed)
        self.same(calling.from_json(said["value"]), expected)

    def check_both(self, f):
        answer = plain_answer(f, f.args)
        staged = self.said_staged[f.label()]
        self.check(self.said[f.label()], answer)
        if staged.get("error", {}).get("code") not in NEEDS_STATIC:
            self.check(staged, answer)

    def test_again(self):
        """What came back goes in again as it came."""
        one = [f for f in FUNCTIONS if len(f.args) == 1 and
               "value" in self.said[f.label()] and f.name not in RECURSIVE]
        said = calling.answers(HOLO, TEXT, [
            [f.name, {"tuple": [self.said[f.label()]["value"]]}] for f in one])
        for f, answer in zip(one, said):
            with self.subTest(f.label()):
                once, _ = plain_answer(f, f.args)
                self.check(answer, plain_answer(f, [once]))


def add_tests():
    for f in FUNCTIONS:
        def test(self, f=f):
            self.check_both(f)
        setattr(Oracle, "test_" + f.label(), test)


add_tests()

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
