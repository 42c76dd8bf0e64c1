# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the golden tests: a program, and the text that is expected beside it.

    golden.py HOLO [--update] [FILE or DIRECTORY ...]

HOLO is the command. What is expected of a file NAME.py or NAME.ir says what is
done with it:

    NAME.ast .script .lowered .graph .grad .optimised .kernels
                a stage of compilation, as `holo dump` shows it
    NAME.ir     under grad/: stage grad
    NAME.out    under passes/PASSES/: `holo opt --passes=PASSES` on NAME.ir, or
                on the graph of NAME.py; elsewhere what `holo run` prints
    NAME.err    standard error of `holo run`, standard output before it if
                there is any, and the exit status
    # expect:   lines inside NAME.py: what `holo run` prints, line by line
    oracle/     nothing beside it: python3 with NumPy says what is right

A case without anything expected fails, except what an oracle's script beside
it (SUBJECT_oracle.py) reads: files and folders that begin with SUBJECT.

--update writes what was found to the files that differ. A new case gets the
usual kind of its folder, or the kind of an empty file that is there. The
difference is reviewed as code is.
"""
import difflib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STAGES = ["ast", "script", "lowered", "graph", "grad", "optimised", "kernels"]
USUAL_KIND = {"frontend": "script", "passes": "out", "grad": "ir",
              "diag": "err", "run": "out"}
SECONDS = 120


class Failure(Exception):
    """A case that did not do what was expected; its text says why."""


def environment():
    env = dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="100", NO_COLOR="1",
               PYTHONDONTWRITEBYTECODE="1")
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        env.pop(name, None)
    return env


def execute(command, text=None):
    """Runs a command from the root of the tree; (status, stdout, stderr)."""
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment(), input=text,
                              stdin=None if text else subprocess.DEVNULL,
                              capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise Failure(f"takes longer than {SECONDS} s") from None
    return (done.returncode, done.stdout.decode("utf-8", "backslashreplace"),
            done.stderr.decode("utf-8", "backslashreplace"))


def output(command, text=None):
    """What a command that must succeed prints."""
    status, out, err = execute(command, text)
    if status:
        raise Failure(f"exit {status}\n{out}{err}")
    return out


# ---- what is done, by what is expected ----

def run_stage(holo, path, stage):
    return output([holo, "dump", f"--stage={stage}", path])


def run_passes(holo, path):
    passes = "--passes=" + os.path.basename(os.path.dirname(path))
    if path.endswith(".ir"):
        return output([holo, "opt", passes, path])
    graph = output([holo, "dump", "--stage=graph", path])
    return output([holo, "opt", passes, "-"], graph.encode())


def run_script(holo, path):
    return output([holo, "run", path])


def run_failing(holo, path):
    status, out, err = execute([holo, "run", path])
    printed = f"{out}----\n" if out else ""
    return f"{printed}{err}exit {status}\n"


def run_kind(holo, path, kind):
    """The text that a file of this kind beside `path` should hold."""
    if kind in STAGES:
        return run_stage(holo, path, kind)
    if kind == "ir":
        return run_stage(holo, path, "grad")
    if kind == "err":
        return run_failing(holo, path)
    if "passes" in path.split(os.sep):
        return run_passes(holo, path)
    return run_script(holo, path)


# ---- comparing ----

def difference(expected, found, name):
    lines = difflib.unified_diff(expected.splitlines(True),
                                 found.splitlines(True), name, "found")
    return "".join(line if line.endswith("\n") else line + "\n"
                   for line in lines)


def compare_file(holo, path, kind, update):
    name = os.path.splitext(path)[0] + "." + kind
    full = os.path.join(ROOT, name)
    expected = ""
    if os.path.exists(full):
        with open(full, encoding="utf-8", newline="") as f:
            expected = f.read()
    found = run_kind(holo, path, kind)
    if expected == found:
        return
    if not update:
        raise Failure(difference(expected, found, name))
    with open(full, "w", encoding="utf-8", newline="") as f:
        f.write(found)
    print(f"updated {name}")


def expect_lines(path):
    mark = "# expect:"
    with open(os.path.join(ROOT, path), encoding="utf-8",
              errors="replace") as f:
        return [line.split(mark, 1)[1].removeprefix(" ").rstrip("\n")
                for line in f if mark in line]


def compare_lines(holo, path, lines):
    expected = "".join(line + "\n" for line in lines)
    found = run_script(holo, path)
    if expected != found:
        raise Failure(difference(expected, found, "# expect:"))


def compare_oracle(holo, path):
    expected = output([sys.executable, path])
    found = run_script(holo, path)
    if expected != found:
        raise Failure(difference(expected, found, "python3"))


# ---- cases ----

def kinds_beside(path):
    base, ending = os.path.splitext(path)
    return [kind for kind in STAGES + ["ir", "out", "err"]
            if "." + kind != ending
            and os.path.exists(os.path.join(ROOT, f"{base}.{kind}"))]


def usual_kinds(path):
    """What --update makes for a new case, by the folder below tests/."""
    words = path.split(os.sep)
    return [USUAL_KIND[words[1]]] if words[1] in USUAL_KIND else []


def run_case(holo, path, update):
    kinds = kinds_beside(path)
    lines = expect_lines(path) if path.endswith(".py") else []
    if update and not kinds and not lines:
        kinds = usual_kinds(path)
    for kind in kinds:
        compare_file(holo, path, kind, update)
    if lines:
        compare_lines(holo, path, lines)
    if "oracle" in path.split(os.sep):
        compare_oracle(holo, path)
    elif not kinds and not lines:
        raise Failure("nothing is expected of it; see tests/golden.py")


def read_by_oracle(folder, name):
    """Does an oracle's script beside it read this file or folder?"""
    subjects = [n.removesuffix("oracle.py") for n in os.listdir(folder)
                if n.endswith("_oracle.py")]
    return any((name + "_").startswith(subject) for subject in subjects)


def find_cases(top):
    """The cases below a folder: programs, not what is expected of them."""
    for name in sorted(os.listdir(top)):
        path = os.path.join(top, name)
        base, ending = os.path.splitext(path)
        if read_by_oracle(top, name) or name.startswith("_"):
            continue
        if os.path.isdir(path):
            yield from find_cases(path)
        elif ending == ".py" or (ending == ".ir"
                                 and not os.path.exists(base + ".py")):
            yield os.path.relpath(path, ROOT)


def collect(arguments):
    for argument in arguments:
        full = os.path.abspath(argument)
        if os.path.isdir(full):
            yield from find_cases(full)
        else:
            yield os.path.relpath(full, ROOT)


def outcome(holo, path, update):
    """None, or why a case fails."""
    try:
        run_case(holo, path, update)
    except Failure as failure:
        return str(failure)
    return None


def main(arguments):
    update = "--update" in arguments
    words = [a for a in arguments if a != "--update"]
    if not words:
        sys.exit(__doc__)
    holo = os.path.abspath(words[0])
    cases = list(collect(words[1:] or [os.path.join(ROOT, "tests")]))
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda path: outcome(holo, path, update), cases)
        for path, why in zip(cases, results):
            if why is not None:
                failed += 1
                print(f"FAILED {path}\n{why}")
    print(f"{len(cases)} cases, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
