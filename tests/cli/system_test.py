# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What scripts ask of the system: files that they read and write, input, the
environment, and what they may not."""
import command
import os
import pty
import select
import time

STAGED = "import os\nimport numpy as np\nk = int(np.zeros(70000).sum())\n"


class Writing(command.Case):
    def writes(self, code, **files):
        """Both engines leave these files."""
        self.write("a.py", STAGED + code)
        for option in ([], ["--interpret"]):
            for name in files:
                path = os.path.join(self.folder, name)
                if os.path.exists(path):
                    os.remove(path)
            self.holo("run", *option, "a.py")
            for name, text in files.items():
                with open(os.path.join(self.folder, name)) as f:
                    self.assertEqual(f.read(), text)

    def test_text_with_what_only_running_knows(self):
        self.writes("f = open('x', 'w')\nn = f.write(f'{k} ä\\n')\n"
                    "print(n, 1.5 + k, [k], file=f)\n"
                    "f.writelines(['a', f'{k}'])\nf.close()\n",
                    x="0 ä\n4 1.5 [0]\na0")

    def test_in_loops_and_branches(self):
        self.writes("f = open('x', 'w')\nfor i in range(k, 3):\n"
                    "    g = open(f'y{i}', 'w')\n    g.write(f'{i};')\n"
                    "    g.close()\n    if i != 1:\n        print(i, file=f)\n"
                    "if k:\n    open('z', 'w')\nf.close()\n",
                    x="0\n2\n", y0="0;", y1="1;", y2="2;")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "z")))

    def test_adding(self):
        self.writes("for t in 'abc':\n    f = open('x', 'a')\n"
                    "    f.write(t)\n    f.close()\n", x="abc")

    def test_what_stays_open_is_written(self):
        self.writes("open('x', 'w').write('1')\n"
                    "open('x', 'a').write('2')\n", x="12")
        self.write("a.py", STAGED + "f = open('y', 'w')\nf.write('1')\n"
                   "raise SystemExit(3)\n")
        self.holo("run", "a.py", status=3)
        with open(os.path.join(self.folder, "y")) as f:
            self.assertEqual(f.read(), "1")

    def test_folders(self):
        self.writes("os.makedirs(f'd{k}/e', exist_ok=True)\n"
                    "os.makedirs(f'd{k}/e', exist_ok=True)\n"
                    "f = open(os.path.join('d0', 'e', f'{k}'), 'w')\n"
                    "f.close()\nos.remove('d0/e/0')\nopen('x', 'w')\n", x="")
        self.assertEqual(os.listdir(os.path.join(self.folder, "d0/e")), [])

    def fails(self, code, words):
        self.write("a.py", STAGED + code)
        for option in ([], ["--interpret"]):
            _, err = self.holo("run", *option, "a.py", status=3)
            self.assertIn("error[H0906]: " + words, err)

    def test_failures(self):
        self.fails("open('no/x', 'w')", "FileNotFoundError: [Errno 2] No such "
                   "file or directory: 'no/x'")
        self.fails("open('a.py', 'x')", "FileExistsError: [Errno 17]")
        self.fails("open('.', 'w')", "IsADirectoryError: [Errno 21]")
        self.fails("open('a.py/x', 'w')", "NotADirectoryError: [Errno 20]")
        self.fails("os.mkdir('a.py')", "FileExistsError: [Errno 17]")
        self.fails("os.remove(f'no{k}')", "FileNotFoundError: [Errno 2] No "
                   "such file or directory: 'no0'")
        self.fails("open('', 'w')", "FileNotFoundError: [Errno 2] No such "
                   "file or directory: ''")
        self.fails("f = open('/dev/full', 'w')\nf.write('x')\nf.close()",
                   "OSError: [Errno 28] No space left on device")


class Policy(command.Case):
    def refused(self, code, option, status=4, code_of="H0701"):
        self.write("a.py", STAGED + code)
        _, err = self.holo("run", option, "a.py", status=status)
        self.assertIn(f"error[{code_of}]", err)
        return err

    def test_none(self):
        for code in ("open('a.py')", "open('x', 'w')", "os.listdir()",
                     "os.path.exists('a.py')", "os.getcwd()", "os.mkdir('d')",
                     "os.getenv('HOME')", "os.environ", "open(f'{k}', 'w')"):
            self.refused(code, "--files=none")
        self.assertEqual(os.listdir(self.folder), ["a.py"])

    def test_below_is_read(self):
        os.makedirs(os.path.join(self.folder, "in/d"))
        self.write("in/x", "text\n")
        os.symlink("/etc/passwd", os.path.join(self.folder, "in/link"))
        self.write("a.py", STAGED + "print(open('in/x').read(), end='')\n"
                   "print(os.listdir('in/d'), os.path.exists('in/no'),\n"
                   "      os.path.exists('in/no/no'), os.path.isdir('in'))\n")
        out, _ = self.holo("run", "--files=below:in", "a.py")
        self.assertEqual(out, "text\n[] False False True\n")
        for path in ("a.py", "in/link", "in/../a.py", "/etc/passwd", ".", "no",
                     "in/d/../../no", "/etc/no", "in/no/../../a.py"):
            for use in ("open('%s')", "os.path.exists('%s')",
                        "os.listdir('%s')", "os.path.getsize('%s')"):
                self.refused(use % path, "--files=below:in")
        self.refused("os.getenv('HOME')", "--files=below:in")

    def test_below_is_written(self):
        os.makedirs(os.path.join(self.folder, "in"))
        os.symlink("../out", os.path.join(self.folder, "in/link"))
        os.symlink("..", os.path.join(self.folder, "in/up"))
        self.write("a.py", STAGED + "os.makedirs('in/d/e')\n"
                   "f = open(f'in/d/e/{k}', 'w')\nf.write('x')\nf.close()\n")
        self.holo("run", "--files=below:in", "a.py")
        with open(os.path.join(self.folder, "in/d/e/0")) as f:
            self.assertEqual(f.read(), "x")
        for code in ("open('out', 'w')", "open('in/link', 'w')",
                     "open('in/up/out', 'w')", "open(f'in/../out', 'w')",
                     "open('/tmp/holo-not-below', 'w')", "os.mkdir('out')",
                     "os.makedirs('in/up/out/more')", "os.remove('a.py')",
                     "os.makedirs('in/new/../../out')", "open('in/no/x', 'w')",
                     "os.remove('in/up/a.py')", "os.makedirs('out/more')"):
            self.refused(code, "--files=below:in", 3, "H0906")
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.py", "in"])

    def test_only_run_has_input(self):
        self.write("a.py", "print(input())\ndef f(): pass\n")
        self.assertEqual(self.holo("run", "a.py", text="x\n")[0], "x\n")
        for words in (["check", "a.py"], ["dump", "a.py"], ["call", "a.py:f"]):
            self.assertIn("error[H0990]", self.holo(*words, text="x\n",
                                                    status=1)[1])


class Input(command.Case):
    def gives(self, code, text, out):
        self.write("a.py", "import sys\n" + STAGED + code)
        self.assertEqual(self.holo("run", "a.py", text=text)[0], out)

    def test_lines(self):
        self.gives("n = int(input('n? '))\nprint(n + k, repr(input()))\n"
                   "print([line for line in sys.stdin])\n",
                   "5\r\n a \nb\n\nc", "n? 5 ' a '\n['b\\n', '\\n', 'c']\n")
        self.gives("print(repr(sys.stdin.readline()), sys.stdin.readlines(),\n"
                   "      repr(sys.stdin.read()))\n", "a\nb\n",
                   "'a\\n' ['b\\n'] ''\n")
        self.gives("for line in sys.stdin:\n    a, b = map(int, line.split())\n"
                   "    print(a * b + k)\n", "1 2\n3 4\n", "2\n12\n")

    def test_turns_that_are_tried_read_once(self):
        self.gives("while True:\n    word = input('> ')\n"
                   "    if word == 'quit':\n        break\n"
                   "    print(word, k)\nprint('bye')\n",
                   "a\nb\nquit\nc\n", "> a 0\n> b 0\n> bye\n")
        self.gives("for i in range(3):\n    print(input(), i + k)\n",
                   "a\nb\nc\n", "a 0\nb 1\nc 2\n")
        self.gives("def ask(q):\n    return float(input(q))\n"
                   "print(ask('a') + ask('a') + k)\n", "1\n2.5\n", "aa3.5\n")

    def talk(self, answers):
        """What a terminal shows; each answer is typed once nothing more
        comes."""
        pid, fd = pty.fork()
        if not pid:
            os.chdir(self.folder)
            os.execv(command.HOLO, [command.HOLO, "run", "a.py"])
        out = b""
        for answer in [*answers, None]:
            end = time.monotonic() + (60 if answer is None else 3)
            while time.monotonic() < end:
                if select.select([fd], [], [], 0.2)[0]:
                    try:
                        more = os.read(fd, 4096)
                    except OSError:
                        break
                    if not more:
                        break
                    out += more
                    end = min(end, time.monotonic() + 30)
                elif answer is not None and out.endswith(b"? "):
                    break
            if answer is not None:
                out += b"["
                os.write(fd, answer + b"\n")
        os.close(fd)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 0)
        return out.decode().replace("\r", "")

    def test_a_terminal_shows_what_is_known_before(self):
        self.write("a.py", STAGED + "print('Welcome')\nn = input('name? ')\n"
                   "print('Hello', n)\nm = input('more? ')\nprint(k, m)\n")
        self.assertEqual(self.talk([b"you", b"no"]),
                         "Welcome\nname? [you\nHello you\nmore? [no\n0 no\n")


class Environment(command.Case):
    def test_is_that_of_the_command(self):
        self.write("a.py", "import os\nprint(os.environ['NAME'], "
                   "os.getenv('NAME'), os.environ.get('NONE', 1), "
                   "'NAME' in os.environ)\n")
        out, _ = self.holo("run", "a.py", NAME="a=b")
        self.assertEqual(out, "a=b a=b 1 True\n")


if __name__ == "__main__":
    command.main()
