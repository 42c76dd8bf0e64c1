# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small wrong edits of the sources, and which tests find them.

    tests/mutants/run [--only NAME...] [--jobs N] [--minutes M] [--all]

Each NAME.patch beside this file makes one function wrong; its first line says
how. A mutant is applied in a scratch copy of the tree, below build/mutants,
which is built in release and tested, cheap tests first, until one fails; with
--all to the end. A test that takes too long has found it as well (which is
said, since on a busy machine it may be the machine), and so has the compiler,
if it refuses the code. When a mutant survives, the tests are too
weak: what is missing is a test, not another mutant.

A patch is a unified diff with as little context as makes its place unique. It
is found by its lines and not by their numbers, so that other edits of the file
do no harm. mutants.apply_test says when one has to be written anew.

--jobs N tests N mutants at a time, each in a copy of its own. After M minutes
no more are begun.
"""
import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TOP = os.path.join(ROOT, "build", "mutants")

# In turn: what is cheap and close to the code (the unit tests of its folder)
# comes first. Tests that know nothing of what a program means take no part.
STAGES = [r"^(unit\.{folder}|golden)", "^conformance", "^oracle", "^random",
          "^(call|autograd)", "^cli", "^unit"]
LEFT_OUT = "^(install|format|docs|digits|mutants|unit.embed)"
SECONDS = 1200  # for one test
MEMORY = 12 << 30


# ---- patches ----

def patch_names():
    return sorted(n[:-6] for n in os.listdir(HERE) if n.endswith(".patch"))


class Patch:
    """What one file's text is before and after; `edits` are pairs of blocks
    of whole lines."""

    def __init__(self, name):
        self.name = name
        with open(os.path.join(HERE, name + ".patch"), encoding="utf-8") as f:
            lines = f.read().splitlines(True)
        self.says = lines[0].strip()
        self.path = None
        self.edits = []
        for line in lines[1:]:
            self.read(line)

    def read(self, line):
        if line.startswith("+++ "):
            self.path = line[4:].strip().removeprefix("b/")
        elif line.startswith("@@"):
            self.edits.append(["", ""])
        elif self.edits and line[0] in " -+":
            if line[0] != "+":
                self.edits[-1][0] += line[1:]
            if line[0] != "-":
                self.edits[-1][1] += line[1:]

    def applied(self, text):
        """The text with the edits made; None if a place is not unique."""
        for old, new in self.edits:
            found = [m.start() for m in re.finditer(
                "^" + re.escape(old), text, re.MULTILINE)]
            if len(found) != 1 or old == new:
                return None
            text = text[:found[0]] + new + text[found[0] + len(old):]
        return text

    def applied_to(self, root):
        with open(os.path.join(root, self.path), encoding="utf-8") as f:
            return self.applied(f.read())


# ---- the scratch copy ----

def tree_files():
    """What git would commit: tracked files and new ones."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others",
         "--exclude-standard"], cwd=ROOT, check=True, capture_output=True)
    names = listed.stdout.decode().split("\0")
    return {n for n in names if n and os.path.isfile(f"{ROOT}/{n}")}


def same_file(a, b):
    try:
        with open(a, "rb") as x, open(b, "rb") as y:
            return x.read() == y.read()
    except FileNotFoundError:
        return False


class Tree:
    """A copy of the sources with a release build of its own."""

    def __init__(self, number):
        self.root = os.path.join(TOP, f"tree{number}")
        self.log = os.path.join(TOP, f"log{number}")
        self.refresh()

    def refresh(self):
        """Brings the copy up to date; what is the same keeps its date."""
        names = tree_files()
        for folder, inside, files in os.walk(self.root):
            inside[:] = [d for d in inside if d != "build"]
            for file in files:
                path = os.path.join(folder, file)
                if os.path.relpath(path, self.root) not in names:
                    os.remove(path)
        for name in names:
            target = os.path.join(self.root, name)
            if not same_file(f"{ROOT}/{name}", target):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy(f"{ROOT}/{name}", target)
        os.makedirs(f"{self.root}/build", exist_ok=True)
        for shared in ("oracle", "data"):
            link = f"{self.root}/build/{shared}"
            if not os.path.lexists(link) and os.path.exists(
                    f"{ROOT}/build/{shared}"):
                os.symlink(f"{ROOT}/build/{shared}", link)

    def run(self, *words):
        env = dict(os.environ, CMAKE_BUILD_PARALLEL_LEVEL="2")
        if shutil.which("ccache"):
            env.setdefault("CMAKE_C_COMPILER_LAUNCHER", "ccache")
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        with open(self.log, "w") as log:
            return subprocess.run(words, cwd=self.root, env=env, stdout=log,
                                  stderr=log, stdin=subprocess.DEVNULL,
                                  preexec_fn=limit).returncode

    def build(self):
        if not os.path.exists(f"{self.root}/build/release/build.ninja"):
            self.run("cmake", "--preset", "release")
        return self.run("cmake", "--build", "--preset", "release") == 0

    def failed_tests(self):
        with open(self.log, errors="replace") as f:
            found = re.findall(r"^\s*\d+ - (\S+) \((\w+)", f.read(),
                               re.MULTILINE)
        return [f"{name}{'' if how == 'Failed' else ':' + how}"
                for name, how in found]

    def test(self, path, every):
        """The tests that fail: of the first stage that has any, or all."""
        found = []
        for stage in STAGES:
            stage = stage.replace("{folder}", path.split("/")[0])
            words = ["ctest", "--preset", "release", "-j", "2", "-R", stage,
                     "-E", LEFT_OUT, "--timeout", str(SECONDS)]
            if self.run(*words, *([] if every else ["--stop-on-failure"])):
                found += self.failed_tests() or [f"a test of {stage}"]
                if not every:
                    break
        return found


class Work:
    def __init__(self, options, patches):
        self.options = options
        self.waiting = iter(patches)
        self.lock = threading.Lock()
        self.end = time.monotonic() + 60 * options.minutes
        self.results = {}

    def next(self):
        with self.lock:
            if time.monotonic() < self.end:
                return next(self.waiting, None)
        return None

    def try_one(self, tree, patch):
        text = patch.applied_to(tree.root)
        if text is None:
            return ["mutants.apply_test"]
        path = os.path.join(tree.root, patch.path)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        try:
            if not tree.build():
                return ["the compiler"]
            return tree.test(patch.path, self.options.all)
        finally:
            shutil.copy(os.path.join(ROOT, patch.path), path)

    def work(self, number):
        tree = Tree(number)
        if not tree.build():
            sys.exit(f"the tree does not build: see {tree.log}")
        while (patch := self.next()) is not None:
            begin = time.monotonic()
            found = self.try_one(tree, patch)
            with self.lock:
                self.results[patch.name] = found
                print(f"{patch.name:32} {' '.join(found) or 'SURVIVES'}  "
                      f"({time.monotonic() - begin:.0f} s)", flush=True)


def main(arguments):
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("--only", nargs="+", default=[])
    p.add_argument("--jobs", type=int, default=1)
    p.add_argument("--minutes", type=float, default=1e6)
    p.add_argument("--all", action="store_true")
    options = p.parse_args(arguments)
    names = [n for n in patch_names()
             if not options.only or any(o in n for o in options.only)]
    os.makedirs(TOP, exist_ok=True)
    work = Work(options, [Patch(n) for n in names])
    threads = [threading.Thread(target=work.work, args=[i])
               for i in range(options.jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = [n for n, tests in work.results.items() if tests]
    print(f"{len(found)} of {len(work.results)} mutants are found; "
          f"{len(names) - len(work.results)} were not tried")
    for name in sorted(set(work.results) - set(found)):
        print(f"{name} survives: {Patch(name).says}")
    return 0 if len(found) == len(names) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
