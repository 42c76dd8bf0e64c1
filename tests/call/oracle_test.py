# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Values, dtypes, output and failures of `holo call` against python3.

    oracle_test.py HOLO [unittest's arguments]

Where python3 raises, holo reports an error."""
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


def plain_answer(f):
    """What python3 gives and prints; the exception if it raises one."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), np.errstate(all="ignore"):
        try:
            names = calling.run_plain(TEXT)
            return names[f.name](*copy.deepcopy(f.args)), out.getvalue()
        except Exception as e:
            return e, out.getvalue()


class Oracle(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        said = calling.answers(HOLO, TEXT, [
            [f.name, calling.to_json(f.args)] for f in FUNCTIONS])
        cls.said = dict(zip([f.label() for f in FUNCTIONS], said))

    def same(self, found, expected):
        if isinstance(expected, (list, tuple)):
            self.assertIs(type(found), type(expected))
            self.assertEqual(len(found), len(expected))
            for a, b in zip(found, expected):
                self.same(a, b)
        elif isinstance(expected, dict):
            self.assertEqual(list(found), list(expected))
            for key in expected:
                self.same(found[key], expected[key])
        elif expected is None or isinstance(expected, str):
            self.assertEqual(found, expected)
        else:
            expected = np.asarray(expected)
            self.assertEqual(found.dtype, expected.dtype)
            self.assertEqual(found.shape, expected.shape)
            rtol = 1e-14 if expected.dtype == "float64" else 1e-6
            np.testing.assert_allclose(found, expected, rtol=rtol)

    def check(self, f):
        said = self.said[f.label()]
        expected, printed = plain_answer(f)
        if isinstance(expected, Exception):
            self.assertIn("error", said, f"python3: {expected!r}")
            return
        self.assertIn("value", said, str(said)[:600])
        self.assertEqual(said["stdout"], printed)
        self.same(calling.from_json(said["value"]), expected)


def add_tests():
    for f in FUNCTIONS:
        def test(self, f=f):
            self.check(f)
        setattr(Oracle, "test_" + f.label(), test)


add_tests()

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
