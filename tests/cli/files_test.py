# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Files that are not scripts: each is a diagnostic and a stated status."""
import command
import os
import random
import unittest


class Unreadable(command.Case):
    def error(self, path, status=4):
        for verb in ("run", "check", "dump", "opt"):
            _, err = self.holo(verb, path, status=status)
            self.assertIn("error[H07", err)

    def test_missing(self):
        self.error("missing.py")

    def test_missing_folder(self):
        self.error("no/such/folder/x.py")

    def test_folder(self):
        os.mkdir(os.path.join(self.folder, "d.py"))
        self.error("d.py")

    def test_fifo(self):
        os.mkfifo(os.path.join(self.folder, "pipe.py"))
        self.error("pipe.py")

    def test_device(self):
        self.error("/dev/zero")

    def test_long_name(self):
        self.error("x" * 5000 + ".py")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_forbidden(self):
        self.write("a.py", "")
        os.chmod(os.path.join(self.folder, "a.py"), 0)
        self.error("a.py")


class Contents(command.Case):
    def ends(self, text, statuses=(0, 1, 3)):
        """Whatever the text is, the command ends with a stated status."""
        self.write("a.py", text)
        env = dict(os.environ, NO_COLOR="1")
        import subprocess
        done = subprocess.run([command.HOLO, "run", "a.py"], timeout=120,
                              cwd=self.folder, env=env, capture_output=True)
        self.assertIn(done.returncode, statuses,
                      done.stderr.decode("utf-8", "replace")[:4000])
        if done.returncode:
            self.assertIn(b"error[H", done.stderr)
            self.assertNotIn(b"error[H0999]", done.stderr)

    def test_empty(self):
        self.write("a.py", "")
        self.assertEqual(self.holo("run", "a.py"), ("", ""))

    def test_without_a_newline(self):
        self.write("a.py", "print(1)")
        self.assertEqual(self.holo("run", "a.py")[0], "1\n")

    def test_binary(self):
        with open(command.HOLO, "rb") as f:
            self.ends(f.read(1 << 16), (1,))

    def test_nuls(self):
        self.ends(b"\0" * 1000, (1,))

    def test_random_bytes(self):
        rng = random.Random(1)
        for size in (1, 10, 1000, 100000):
            self.ends(rng.randbytes(size), (0, 1))

    def test_one_long_line(self):
        self.ends("x = 1" + " + 1" * 50000 + "\n")

    def test_one_long_name(self):
        self.ends("x" * 1000000 + " = 1\n")

    def test_deep_nesting(self):
        self.ends("(" * 100000 + "1" + ")" * 100000, (1,))
        self.ends("".join("    " * i + "if x:\n" for i in range(2000)), (1,))
        self.ends("x = " + "-" * 100000 + "1\n", (1,))
        self.ends("x = " + "not " * 100000 + "1\n", (1,))
        self.ends("x = " + "a." * 100000 + "b\n", (1,))
        self.ends("x = " + "lambda: " * 20000 + "1\n", (1,))

    def test_endless(self):
        self.ends("def f(n):\n    return f(n + 1)\nf(0)\n", (1,))

    def test_pieces_of_a_script(self):
        script = ("import numpy as np\n\nclass A:\n    def __init__(self, n):"
                  "\n        self.n = n\n\n    def add(self, x):\n        "
                  "for i in range(self.n):\n            if x > 3:\n"
                  "                break\n            x += i\n        else:\n"
                  "            x = -x\n        return x, [i for i in 'ab']\n\n"
                  "print(A(3).add(2.5), f'{np.pi:.3f}', {1: 'a'}[1])\n")
        rng = random.Random(2)
        for _ in range(25):
            i, j = sorted(rng.sample(range(len(script)), 2))
            self.ends(script[:i] + script[j:])


class GraphText(command.Case):
    def test_not_a_graph(self):
        for text in ("", "\0", "func", "func @main(", "}" * 1000,
                     "func @main(%0: token) -> (token) { return(%9) }",
                     "region() {" * 100000):
            self.write("a.ir", text)
            import subprocess
            done = subprocess.run([command.HOLO, "opt", "a.ir"], timeout=120,
                                  cwd=self.folder, capture_output=True)
            self.assertIn(done.returncode, (0, 1), done.stderr[:4000])

    def test_dump_reads_back(self):
        self.write("a.py", "x = 1.5\ni = 0\nwhile i < 5:\n    x = x + i\n"
                           "    i += 1\nprint(x)\n")
        for stage in ("script", "lowered", "graph", "optimised"):
            text, _ = self.holo("dump", f"--stage={stage}", "a.py")
            again, _ = self.holo("opt", "-", text=text)
            self.assertEqual(text, again)

    def test_unknown_pass(self):
        self.write("a.ir", self.holo("dump", "-", text="print(1)\n")[0])
        _, err = self.holo("opt", "--passes=dce,csee", "a.ir", status=2)
        self.assertIn("`cse`", err)

    def test_dot(self):
        out, _ = self.holo("dump", "--format=dot", "-", text="print(1)\n")
        self.assertTrue(out.startswith("digraph"))


if __name__ == "__main__":
    command.main()
