# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Data files: what np.loadtxt makes of them, as NumPy does; which files may be
read; and that no diagnostic shows what is in them."""
import command
import gzip
import io
import json
import os
import warnings

import numpy as np


class Tables(command.Case):
    TEXTS = ["# nothing\n\n", "5\n", "5 6 7\n", "5\n6\n",
             "-0.0 nan inf -Infinity\n1e400 1e-400 .5 5.\n",
             "1 2 # x\n\n#\n3 4"]

    def both(self, cases):
        """Reads each (text, keywords) here and there; both give the same."""
        script = "import numpy as np\n"
        for i, (text, words) in enumerate(cases):
            self.write(f"{i}.txt", text)
            words = "".join(f", {k}={v!r}" for k, v in words.items())
            script += f"def f{i}():\n    return np.loadtxt('{i}.txt'{words})\n"
        script += "def call(i):\n    return TABLE[i]()\nTABLE = [" + ", ".join(
            f"f{i}" for i in range(len(cases))) + "]\n"
        self.write("a.py", script)
        out, _ = self.holo("call", "--interpret", "--jsonl", "a.py:call",
                           text="".join(
            f"[{i}]\n" for i in range(len(cases))), seconds=300)
        for (text, words), line in zip(cases, out.splitlines()):
            answer = json.loads(line)
            with warnings.catch_warnings(), self.subTest(text=text, **words):
                warnings.simplefilter("ignore")
                try:
                    expected = np.loadtxt(io.StringIO(text), **words)
                except (ValueError, TypeError):
                    self.assertIn("error", answer)
                    continue
                self.assertIn("value", answer)
                self.assertEqual(answer["value"]["shape"],
                                 list(expected.shape))
                self.assertEqual(answer["value"]["dtype"], str(expected.dtype))
                found = np.array(answer["value"]["data"],
                                 expected.dtype).reshape(expected.shape)
                self.assertEqual(found.tobytes(), expected.tobytes())

    def test_shapes(self):
        self.both([(text, {"ndmin": ndmin, "usecols": columns})
                   for text in self.TEXTS for ndmin in (0, 1, 2)
                   for columns in (None, -1, [])])

    def test_rows(self):
        text = "# head\n1 2\n\n3 4\n5 6\n"
        self.both([(text, words) for words in (
            {"skiprows": 1}, {"skiprows": 2}, {"skiprows": 9}, {"max_rows": 1},
            {"max_rows": 2}, {"max_rows": 9, "skiprows": 2}, {"ndmin": 3},
            {"ndmin": -1}, {"skiprows": -1}, {"max_rows": -1})])

    def test_columns(self):
        self.both([("1,2,3\n4,5\n", {"delimiter": ",", **words}) for words in (
            {}, {"usecols": 0}, {"usecols": -1}, {"usecols": 2},
            {"usecols": (1, 0)}, {"usecols": 1.5}, {"comments": None})])
        self.both([("1,a\n2,b\n", {"delimiter": ",", "usecols": [0]}),
                   ("1;2 % 3\n", {"delimiter": ";", "comments": "%"}),
                   ("1,2", {"delimiter": "#"}),
                   ("1,2", {"delimiter": ",", "comments": ","})])

    def test_dtypes(self):
        limits = ("0", "-1", "127", "128", "-128", "255", "256", "65536",
                  "9007199254740993", "9223372036854775807",
                  "18446744073709551615", "18446744073709551616", "+3")
        self.both([(text, {"dtype": dtype, "ndmin": 1}) for text in limits
                   for dtype in ("int8", "uint64")])
        self.both([("1 0 2\n", {"dtype": "bool"}), ("x", {"dtype": "int64"})])

    def test_compressed(self):
        self.write("a.csv.gz", gzip.compress(b"1,2\n3,4\n"))
        out, _ = self.holo("run", "-", text="import numpy as np\nprint(np."
                           "loadtxt('a.csv.gz', delimiter=',').sum())\n")
        self.assertEqual(out, "10.0\n")


READ = "import numpy as np\nprint(np.loadtxt({!r}).sum())\n"


def read(case, path, *options, status=0, verb="run"):
    """What is printed of a file; or the error, and that it has a place."""
    out, err = case.holo(verb, *options, "-", text=READ.format(path),
                         status=status)
    if status:
        case.assertIn("error[H0701]", err)
        case.assertIn("<stdin>:2:", err)
    return err if status else out


class Files(command.Case):
    def test_no_size(self):
        """Files of /proc say that they are empty, and are not."""
        if os.path.exists("/proc/uptime"):
            self.assertGreater(float(read(self, "/proc/uptime")), 0)

    def test_what_is_no_file(self):
        os.mkfifo(os.path.join(self.folder, "pipe"))
        for path, words in (("pipe", "pipe"), (".", "directory"),
                            ("/dev/zero", "device"), ("none", "No such file")):
            self.assertIn(words, read(self, path, status=4))

    def test_nul(self):
        self.write("a.txt", "1\n")
        self.assertIn("NUL", read(self, "a.txt\0b", status=4))

    def test_content_is_not_shown(self):
        self.write("secret", "1 2\nroot:hunter2 3\n")
        for dtype in "float", "int":
            _, err = self.holo("run", "-", status=4, text="import numpy as np\n"
                               f"print(np.loadtxt('secret', dtype={dtype}))\n")
            self.assertNotIn("hunter", err)
            self.assertNotIn("root", err)
            self.assertIn("line 2: column 1, of 12 bytes", err)

    def test_large(self):
        with open(os.path.join(self.folder, "a.txt"), "wb") as out:
            out.truncate(1 << 40)
        self.assertIn("larger than the limit", read(self, "a.txt", status=4))


class Policy(command.Case):
    def setUp(self):
        super().setUp()
        os.makedirs(os.path.join(self.folder, "in", "deep"))
        for name in "in/a.txt", "in/deep/b.txt", "out.txt", "in2.txt":
            self.write(name, "1 2\n")
        os.symlink("../out.txt", os.path.join(self.folder, "in", "link"))
        os.symlink("in/a.txt", os.path.join(self.folder, "back"))
        os.symlink("..", os.path.join(self.folder, "in", "up"))

    def test_none(self):
        for verb in "run", "check", "dump":
            self.assertIn("may not read files", read(self, 
                "in/a.txt", "--files=none", status=4, verb=verb))

    def test_any(self):
        self.assertEqual(read(self, "out.txt", "--files=any"), "3.0\n")

    def test_below(self):
        full = os.path.realpath(self.folder)
        for folder in "in", "in/", "in/deep/..", full + "/in", "in/up/in":
            option = f"--files=below:{folder}"
            for path in ("in/a.txt", "in/deep/b.txt", "in/deep/../a.txt",
                         "back", full + "/in/a.txt", "in/up/in/a.txt"):
                self.assertEqual(read(self, path, option), "3.0\n")
            for path in ("out.txt", "in/../out.txt", "in/link", "in2.txt",
                         "in/up/out.txt", "/etc/passwd", "/proc/self/fd/0"):
                read(self, path, option, status=4)
        self.assertEqual(read(self, "out.txt", "--files=below:/"), "3.0\n")

    def test_what_is_outside_is_not_told(self):
        def said(path):
            return read(self, path, "--files=below:in", status=4).replace(
                path, "PATH").partition("\n")[0]
        self.assertEqual(said("out.txt"), said("gone.txt"))
        self.assertEqual(said("/root/x"), said("/root"))

    def test_imports_are_another_thing(self):
        self.write("helper.py", "x = 3\n")
        self.write("a.py", "import helper\nprint(helper.x)\n")
        self.assertEqual(self.holo("run", "--files=none", "a.py")[0], "3\n")

    def test_wrong_words(self):
        for word in "below", "below:", "all", "":
            self.holo("run", f"--files={word}", "-", status=2)
        self.holo("run", "--files=below:missing", "-", status=4)


class Places(command.Case):
    """A file is read only where the script surely reads it."""

    def run_script(self, body, status=0):
        self.write("a.txt", "1 2\n")
        return self.holo("run", "-", text="import numpy as np\n" + body,
                         status=status)

    def test_a_branch_not_taken(self):
        for condition in "False", "1 > 2":
            self.assertEqual(self.run_script(
                f"if {condition}:\n    np.loadtxt('gone')\nprint(1)\n")[0],
                "1\n")
        for head in ("if x[0] > 2.0:", "while x[0] > 2.0:"):
            _, err = self.run_script(
                f"x = np.ones(2)\nfor i in range(9):\n    x += x * 0.1\n"
                f"{head}\n    x = np.loadtxt('gone')\nprint(1)\n", status=1)
            self.assertIn("may never run", err)
            self.assertNotIn("No such file", err)

    def test_a_loop(self):
        out, _ = self.run_script(
            "s = 0.0\nfor i in range(1000):\n"
            "    s += np.loadtxt('a.txt').sum() * i\nprint(s)\n")
        self.assertEqual(out, "1498500.0\n")
        out, _ = self.run_script("for name in ['a.txt', 'a.txt']:\n"
                                 "    print(np.loadtxt(name).sum())\n")
        self.assertEqual(out, "3.0\n3.0\n")


if __name__ == "__main__":
    command.main()
