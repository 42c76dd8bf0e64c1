# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what scripts do with what their lowered graphs do.

    lowering_oracle.py DRIVER [COUNT [SEED]]

DRIVER is the program of tests/tools/lowering_driver.c. Its two texts of each
script (script level, and jumps lowered) are written back as Python; all three
must print the same. The scripts are those of tests/passes/lowering/, and COUNT
random ones full of loops, jumps and else parts.
"""
import io
import os
import random
import subprocess
import sys
from contextlib import redirect_stdout

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))

from script_text import ops_in, to_python

END = "\x1e"
JUMPS = {"py_break", "py_continue", "py_return"}


def lower(driver, scripts):
    """[(script text, lowered text)] of each script."""
    data = "".join(s + END for s in scripts).encode()
    done = subprocess.run([driver], input=data, stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{driver} ended with {done.returncode}")
    parts = done.stdout.decode().split(END)
    return list(zip(parts[0::2], parts[1::2]))


def run(source):
    """What a program prints, and how it ended."""
    out = io.StringIO()
    try:
        with redirect_stdout(out):
            exec(compile(source, "program", "exec"), {"__name__": "__main__"})
    except Exception as e:
        print(type(e).__name__, file=out)
    return out.getvalue()


# ---- random scripts ----

class Script:
    """A script of nested statements, in which every step prints a number and
    conditions come from a fixed, shuffled sequence of booleans."""

    def __init__(self, rng):
        self.rng = rng
        self.lines = []
        self.step = 0

    def put(self, depth, line):
        self.lines.append("    " * depth + line)

    def mark(self, depth):
        self.step += 1
        self.put(depth, f"note({self.step})")

    def test(self):
        self.step += 1
        kind = self.rng.random()
        if kind < .1:
            return f"not ask({self.step})"
        if kind < .2:
            return f"ask({self.step}) and ask({self.step + 1000})"
        return f"ask({self.step})"

    def jump(self, depth, loops, function):
        choices = ["break", "continue"] * 2 if loops else []
        if function:
            choices += [f"return note({self.step})", "return"]
        if not choices:
            return False
        self.put(depth, self.rng.choice(choices))
        return True

    def branch(self, depth, loops, function, size):
        self.put(depth, f"if {self.test()}:")
        self.block(depth + 1, loops, function, size - 1)
        while self.rng.random() < .2:
            self.put(depth, f"elif {self.test()}:")
            self.block(depth + 1, loops, function, size - 1)
        if self.rng.random() < .5:
            self.put(depth, "else:")
            self.block(depth + 1, loops, function, size - 1)

    def loop(self, depth, loops, function, size):
        kind = self.rng.random()
        if kind < .5:
            self.put(depth, f"for i{loops} in range({self.rng.randrange(4)}):")
        elif kind < .85:
            self.put(depth, f"while {self.test()}:")
        else:
            self.put(depth, "while True:")
        if self.rng.random() < .3:
            self.put(depth + 1, f"if {self.test()}:")
            self.jump(depth + 2, loops + 1, function)
        if kind >= .85:
            self.put(depth + 1, f"if {self.test()}: break")
        self.block(depth + 1, loops + 1, function, size - 1)
        if self.rng.random() < .4:
            self.put(depth, "else:")
            self.block(depth + 1, loops, function, size - 1)

    def block(self, depth, loops, function, size):
        self.mark(depth)
        for _ in range(self.rng.randrange(1, 4)):
            kind = self.rng.random()
            if size <= 0 or kind < .25:
                self.mark(depth)
            elif kind < .55:
                self.branch(depth, loops, function, size)
            elif kind < .8 and loops < 3:
                self.loop(depth, loops, function, size)
            elif kind < .9 and self.jump(depth, loops, function):
                return  # now and then, what follows is dead
        if self.rng.random() < .15:
            self.jump(depth, loops, function)

    def program(self):
        self.put(0, "import random")
        self.put(0, "def run(seed):")
        self.put(1, "rng = random.Random(seed)")
        self.put(1, "steps = [0]")
        self.put(1, "def note(n):")
        self.put(2, "steps[0] += 1")
        self.put(2, "assert steps[0] < 300")
        self.put(2, "print(n, end=' ')")
        self.put(2, "return n")
        self.put(1, "def ask(n):")
        self.put(2, "note(n)")
        self.put(2, "return rng.random() < .5")
        self.put(1, "def f():")
        self.block(2, 0, True, self.rng.randrange(2, 5))
        self.put(1, "print(f())")
        self.put(0, "for seed in range(12):")
        self.put(1, "run(seed)")
        self.put(0, "def note(n):")
        self.put(1, "print(n, end=' ')")
        self.put(0, "count = [0]")
        self.put(0, "def ask(n):")
        self.put(1, "count[0] += 1")
        self.put(1, "assert count[0] < 200")
        self.put(1, "return count[0] * 7 % 5 < 2")
        self.block(0, 0, False, 3)
        return "\n".join(self.lines) + "\n"


def fixed_scripts():
    folder = os.path.join(HERE, "lowering")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name)) as f:
            yield name, f.read()


def check(name, script, texts):
    """The name of the stage that differs, or None."""
    wanted = run(script)
    for stage, text in zip(("script", "lowered"), texts):
        if not text.startswith("func"):
            return f"{stage}: {text}"
        if stage == "lowered" and ops_in(text) & JUMPS:
            return "lowered: jumps are left"
        found = run(to_python(text))
        if found != wanted:
            return (f"{stage}: as Python:\n{to_python(text)}"
                    f"wanted: {wanted}\nfound: {found}")
    return None


def main():
    driver = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 150
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    cases = list(fixed_scripts())
    cases += [(f"random {i}", Script(rng).program()) for i in range(count)]
    failed = 0
    for (name, script), texts in zip(cases,
                                     lower(driver, [c[1] for c in cases])):
        wrong = check(name, script, texts)
        if wrong:
            failed += 1
            print(f"---- {name}\n{script}---- {wrong}")
        if failed == 3:
            break
    print(f"{len(cases)} scripts, {failed} differ")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
