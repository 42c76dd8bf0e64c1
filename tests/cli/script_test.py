# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What a script shares with the process: its arguments, its exit status, its
two streams."""
import command
import os
import subprocess

STAGED = "import sys\nimport numpy as np\nk = int(np.zeros(70000).sum())\n"


class Arguments(command.Case):
    def test_all_behind_the_file_is_the_scripts(self):
        self.write("a.py", "import sys\nprint(sys.argv)\n")
        words = ["x", "--time", "--", "-h", "", "-3", "ä b"]
        for verb in (["run"], []):
            out, _ = self.holo(*verb, "./a.py", *words)
            self.assertEqual(out, f"{['./a.py', *words]}\n")

    def test_options_of_holo_stand_before_the_file(self):
        self.write("a.py", "import sys\nprint(sys.argv)\n")
        out, err = self.holo("run", "--time", "a.py", "--files=none")
        self.assertEqual(out, "['a.py', '--files=none']\n")
        self.assertIn("time: ", err)

    def test_a_script_on_standard_input(self):
        out, _ = self.holo("run", "-", "x", text="import sys\n"
                           "print(sys.argv)\n")
        self.assertEqual(out, "['-', 'x']\n")

    def test_other_verbs_have_the_file_alone(self):
        self.write("a.py", "import sys\ndef f(): return sys.argv\n")
        self.assertEqual(self.holo("call", "a.py:f")[0],
                         '{"list": [{"str": "a.py"}]}\n')

    def test_they_are_an_ordinary_list(self):
        self.write("a.py", "import sys\nsys.argv.append('y')\n"
                   "print(sys.argv[1:], 'x' in sys.argv)\n")
        self.assertEqual(self.holo("run", "a.py", "x")[0], "['x', 'y'] True\n")

    def test_argparse_reads_them(self):
        self.write("a.py", "import argparse\n"
                           "p = argparse.ArgumentParser()\n"
                           "p.add_argument('--lr', type=float, default=0.1)\n"
                           "print(p.parse_args())\n")
        self.assertEqual(self.holo("a.py", "--lr=2")[0], "Namespace(lr=2.0)\n")
        usage = "usage: a.py [-h] [--lr LR]\n"
        self.assertEqual(
            self.holo("a.py", "--lr", "x", status=2),
            ("", f"{usage}a.py: error: argument --lr: invalid float value: "
                 "'x'\n"))
        out, err = self.holo("a.py", "-h")
        self.assertEqual((out[:len(usage)], err), (usage, ""))


class Exit(command.Case):
    def ends(self, code, status, err=""):
        self.write("a.py", f"{STAGED}print(1)\n{code}\nprint(2)\n")
        for option in ([], ["--interpret"]):
            self.assertEqual(self.holo("run", *option, "a.py", status=status),
                             ("1\n", err))

    def test_codes(self):
        for code, status in (("", 0), ("None", 0), ("0", 0), ("3", 3),
                             ("True", 1), ("256 + 7", 7), ("-1", 255),
                             ("2 ** 70", 255), ("k + 5", 5)):
            self.ends(f"sys.exit({code})", status)

    def test_other_codes_are_written(self):
        self.ends("sys.exit('no such file')", 1, "no such file\n")
        self.ends("sys.exit(f'{k} of 1.5')", 1, "0 of 1.5\n")
        self.ends("sys.exit(1.5)", 1, "1.5\n")
        self.ends("sys.exit((k, 2))", 1, "(0, 2)\n")

    def test_other_ways(self):
        self.ends("raise SystemExit", 0)
        self.ends("raise SystemExit(4)", 4)
        self.ends("exit(5)", 5)
        self.ends("quit()", 0)
        self.ends("class Stop(SystemExit): pass\nraise Stop(6)", 6)

    def test_where_only_running_knows(self):
        self.ends("if k == 0:\n    sys.exit(8)", 8)
        self.ends("for i in range(k, 10):\n    if i == 4:\n"
                  "        sys.exit(i + 5)", 9)
        self.ends("def f(n):\n    if n > 4:\n        sys.exit(n)\n"
                  "    return n\nsum = f(k) + f(k + 1) + f(k + 6)", 6)
        self.ends("while True:\n    k += 1\n    if k > 20:\n"
                  "        raise SystemExit(k)", 21)
        self.write("a.py", f"{STAGED}if k: sys.exit(8)\nprint(k)\n")
        self.assertEqual(self.holo("run", "a.py")[0], "0\n")

    def test_of_a_call(self):
        self.write("a.py", f"{STAGED}def f(n):\n    print(n)\n"
                   "    sys.exit(n)\n")
        self.assertEqual(self.holo("call", "a.py:f", "7", status=7),
                         ("7\n", ""))
        out, _ = self.holo("call", "--jsonl", "a.py:f", text="[3]\n[4]\n")
        self.assertEqual([line.count("SystemExit: ") for line in
                          out.splitlines()], [1, 1])

    def test_check_does_not_run_it(self):
        self.write("a.py", "import sys\nsys.exit(3)\n")
        self.assertEqual(self.holo("check", "a.py"), ("", ""))


class Streams(command.Case):
    def test_standard_error(self):
        self.write("a.py", f"{STAGED}print('x', k, file=sys.stderr)\n"
                   "n = sys.stderr.write(f'{k} ä\\n')\n"
                   "sys.stdout.write('out\\n')\nprint(n)\n")
        for option in ([], ["--interpret"]):
            self.assertEqual(self.holo("run", *option, "a.py"),
                             ("out\n4\n", "x 0\n0 ä\n"))

    def test_the_order_of_both(self):
        self.write("a.py", f"{STAGED}for i in range(k, 3):\n"
                   "    print('out', i)\n"
                   "    print('err', i, file=sys.stderr)\n")
        done = subprocess.run([command.HOLO, "run", "a.py"], cwd=self.folder,
                              stdout=subprocess.PIPE, timeout=60,
                              stderr=subprocess.STDOUT)
        self.assertEqual(done.stdout, b"out 0\nerr 0\nout 1\nerr 1\n"
                         b"out 2\nerr 2\n")

    def test_flush(self):
        """What is flushed has left before the run fails, or goes on."""
        self.write("a.py", f"{STAGED}print('one', flush=True)\n"
                   "print('two', end='')\nsys.stdout.flush()\n"
                   "i = k\nwhile i < 1:\n    i -= 1\n")
        process = subprocess.Popen([command.HOLO, "run", "a.py"],
                                   cwd=self.folder, stdout=subprocess.PIPE)
        self.assertEqual(os.read(process.stdout.fileno(), 4), b"one\n")
        self.assertEqual(os.read(process.stdout.fileno(), 4), b"two")
        process.kill()
        process.wait()
        process.stdout.close()


if __name__ == "__main__":
    command.main()
