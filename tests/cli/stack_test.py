# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The command works, or says what is wrong, however small its stack is."""
import command
import json
import resource
import subprocess
import unittest

SIZES = [64, 32, 16]  # KiB; with less the loader itself may end by a signal


class Stack(command.Case):
    def small(self, *words, text="", status=0):
        for size in SIZES:
            def limit():
                resource.setrlimit(resource.RLIMIT_STACK,
                                   (size << 10, size << 10))
            # The environment lies on the stack, too.
            done = subprocess.run(
                [command.HOLO, *words], input=text.encode(), cwd=self.folder,
                env={"LC_ALL": "C.UTF-8"}, capture_output=True, timeout=60,
                preexec_fn=limit)
            with self.subTest(words=words, size=size):
                self.assertEqual(done.returncode, status, done.stderr)
            yield done.stdout.decode(), done.stderr.decode()

    def test_run(self):
        self.write("a.py", "import numpy as np\n"
                   "print(np.arange(3.0).sum())\n")
        for words in ([], ["--interpret"], ["--time"], ["--verify"]):
            for out, _ in self.small("run", *words, "a.py"):
                self.assertEqual(out, "3.0\n")

    def test_errors(self):
        self.write("a.py", "x = = 1\n")
        for _, err in self.small("check", "a.py", status=1):
            self.assertIn("error[H01", err)
        self.write("deep.py", "x = " + "(" * 100000 + ")" * 100000 + "\n")
        for _, err in self.small("check", "deep.py", status=1):
            self.assertIn("error[H01", err)

    def test_call(self):
        self.write("a.py", "def f(x):\n    return x\n")
        deep = '{"list": [' * 30 + "1" + "]}" * 30
        for out, _ in self.small("call", "a.py:f", deep):
            self.assertEqual(json.loads(out), json.loads(deep))
        line = "[" * 100000 + "\n"
        for out, _ in self.small("call", "a.py:f", "--jsonl", text=line):
            self.assertIn('"error"', out)

    def test_help(self):
        for words in (["help"], ["--version", "-v"], ["explain"],
                      ["explain", "H0401"]):
            for out, _ in self.small(*words):
                self.assertTrue(out)


if __name__ == "__main__":
    command.main()
