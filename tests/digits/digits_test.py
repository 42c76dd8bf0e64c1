# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""examples/digits.py: it agrees with its twin in NumPy, stays rolled, stops
early, learns, and gives the same bits each time.

    digits_test.py HOLO
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

import numpy as np

from twin import Twin

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
DATA = os.path.join(ROOT, "build", "data", "digits.csv.gz")
EXAMPLE = os.path.join(ROOT, "examples", "digits.py")
HOLO = ""
SKIPPED = 77

# What `holo call` asks the script for, behind its own text.
QUESTIONS = """

def parameters():
    return model.parameters()


def first_batch():
    loss, gradient = loss_and_gradient(
        model, images[:BATCH], labels[:BATCH])
    return [loss] + gradient.parameters()
"""


def holo(*words, stdin=None):
    done = subprocess.run([HOLO, *words], cwd=ROOT, input=stdin,
                          capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(f"holo {words[0]}: {done.stderr}")
    return done.stdout


def array(value):
    if "scalar" in value:
        return np.array(value["scalar"], value["dtype"])
    return np.array(value["data"], value["dtype"]).reshape(value["shape"])


class Digits(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "digits.py")

    def script(self, **constants):
        """The example with other values of its constants."""
        with open(EXAMPLE, encoding="utf-8") as file:
            text = file.read()
        for name, value in constants.items():
            text, n = re.subn(rf"(?m)^{name} = .*$", f"{name} = {value}", text)
            self.assertEqual(n, 1, name)
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(text + QUESTIONS)
        return self.path

    def ask(self, question, **constants):
        """The arrays that a function gives, and what was printed before."""
        answer = json.loads(holo(
            "call", "--jsonl", f"{self.script(**constants)}:{question}",
            stdin="[]\n"))
        self.assertNotIn("error", answer)
        return [array(v) for v in answer["value"]["list"]], answer["stdout"]

    def close(self, found, expected, tolerance):
        self.assertEqual(len(found), len(expected))
        for f, e in zip(found, expected):
            self.assertEqual(f.dtype, np.float32)
            np.testing.assert_allclose(f, e, rtol=0, atol=tolerance)

    def test_initial_parameters(self):
        found, _ = self.ask("parameters", EPOCHS=0)
        self.close(found, Twin(DATA).parameters, 1e-7)

    def test_first_gradient(self):
        twin = Twin(DATA)
        loss, gradient = twin.loss_and_gradient(twin.images[:64],
                                                twin.labels[:64])
        found, _ = self.ask("first_batch", EPOCHS=0)
        self.close(found, [loss] + gradient, 1e-6)

    def test_first_steps(self):
        """Three steps: Adam divides small gradients by small roots, so what
        they round to shows more than in the gradients."""
        twin = Twin(DATA, train=192)
        twin.train(1)
        found, _ = self.ask("parameters", EPOCHS=1, TRAIN=192)
        self.close(found, twin.parameters, 2e-5)

    def test_printed_numbers(self):
        out = holo("run", self.script(EPOCHS=3, TARGET=2.0))
        lines = re.findall(r"epoch \d+: loss ([\d.]+), accuracy ([\d.]+)", out)
        expected = Twin(DATA).train(3)
        self.assertEqual(len(lines), 3)
        for found, (loss, accuracy) in zip(lines, expected):
            self.assertAlmostEqual(float(found[0]), loss, delta=1e-3)
            self.assertAlmostEqual(float(found[1]), accuracy, delta=2.1 / 1500)

    def test_learns_with_the_same_bits(self):
        out = holo("run", EXAMPLE)
        self.assertEqual(out, holo("run", EXAMPLE))
        accuracy = float(re.search(r"test accuracy ([\d.]+)", out)[1])
        self.assertGreaterEqual(accuracy, 0.97)

    def test_stops_early(self):
        out = holo("run", self.script(TARGET=0.95)).splitlines()
        accuracies = [float(line.rpartition(" ")[2]) for line in out[:-1]]
        self.assertLess(len(accuracies), 30)
        self.assertTrue(all(a < 0.95 for a in accuracies[:-1]))
        self.assertGreaterEqual(accuracies[-1], 0.95)

    def test_loops_stay_loops(self):
        """One `while` in another, each text printed in one place, and a graph
        that does not grow with the number of epochs."""
        graph = holo("dump", "--stage=graph", self.script(EPOCHS=30))
        whiles = re.findall(r"(?m)^( *)%\d+ = while\(", graph)
        self.assertEqual(len(whiles), 2)
        self.assertLess(len(whiles[0]), len(whiles[1]))
        self.assertEqual(len(re.findall(r" = print\(", graph)), 2)
        longer = holo("dump", "--stage=graph",
                      self.script(EPOCHS=1000000))
        self.assertEqual(count_nodes(graph), count_nodes(longer))


def count_nodes(graph):
    return len(re.findall(r"(?m)^ *%\d+ = ", graph))


def main():
    global HOLO
    HOLO = os.path.abspath(sys.argv.pop(1))
    if not os.path.exists(DATA):
        print(f"skipped: {os.path.relpath(DATA, ROOT)} is not there; "
              "tools/test and tools/demo fetch it")
        return SKIPPED
    return not unittest.main(exit=False).result.wasSuccessful()


if __name__ == "__main__":
    sys.exit(main())
