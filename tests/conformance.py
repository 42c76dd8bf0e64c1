# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the list of small programs that say what the language is.

    conformance.py HOLO [--jobs J] [--show] [SUBJECT[/WORDS] ...]

HOLO is the command. A subject is a file of tests/conformance, all by default;
with WORDS those of its cases whose names hold them. Each case runs under
CPython with NumPy 2 and under the command, as native code and interpreted, and
the three must agree. --show prints what they say.

A case begins with a line `# case: NAME` and goes on to the next such line.
What is expected of it is CPython's output and exit status, unless marks in it
say otherwise, one for each diagnostic, behind the line that it points at:

    # refused: H0402 `y`                 holo does not convert what CPython runs
    # error: H0506 `x[3]` IndexError     holo says while compiling, and runs
                                         nothing, what CPython raises there
    # ends: H0904 `x[k]` IndexError      both print the same until they end
                                         there; for H0906 with the same text
    # stops: H0907 `n * 4`               a limit of holo's ends the run there,
                                         where CPython goes on

Between the backquotes stands what the diagnostic underlines. Where there is no
place for a mark it stands on another line, as `# error: H0104 line 1 ...`: of
the lines of the case.

Where the help of a diagnostic is one edit ("write `X`"), it is made: what
CPython accepts then must be accepted, and mean the same.
"""
import argparse
import os
import re
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "conformance")
sys.path.insert(0, os.path.join(HERE, "random"))

from oracle import Oracle
from verdict import Holo, without_addresses

CASE = re.compile(r"# case: (.+)")
MARK = re.compile(r"# (refused|error|ends|stops): (H\d{4})(?: line (\d+))?"
                  r" `(.*)`(?: (\w+))?$")
STATUS = {"refused": 1, "error": 1, "ends": 3, "stops": 3}
NAMED = {"AssertionError": "the assertion failed"}
EDIT = re.compile(r"write `([^`]+)`")


class Failure(Exception):
    """A case that is not as it should be; its text says why."""


# ---- cases ----

class Mark:
    """A diagnostic that a case must get, and what CPython raises there."""

    def __init__(self, found, line):
        self.kind, self.code, other, self.text, self.raised = found.groups()
        self.line = int(other or line)
        if (self.kind in ("refused", "stops")) != (self.raised is None):
            raise Failure(f"{found[0]}: what does CPython raise?")

    def place(self):
        return self.code, self.line, self.text


class Case:
    def __init__(self, name, lines):
        self.name, self.text = name, "".join(lines).rstrip("\n") + "\n"
        found = [(MARK.search(line), i)
                 for i, line in enumerate(self.text.split("\n"), 1)]
        self.marks = [Mark(mark, i) for mark, i in found if mark]
        self.kind = self.marks[0].kind if self.marks else "as Python"


def read_cases(path):
    subject = os.path.basename(path).removesuffix(".py")
    cases, lines = [], []
    with open(path, encoding="utf-8") as f:
        for line in f:
            begins = CASE.fullmatch(line.rstrip("\n"))
            if begins:
                lines = []
                cases.append((f"{subject}/{begins[1]}", lines))
            else:
                lines.append(line)
    names = [name for name, _ in cases]
    for name in set(names):
        if names.count(name) > 1:
            raise Failure(f"two cases have the name {name}")
    return [Case(*case) for case in cases]


def choose_cases(words):
    cases = []
    for name in sorted(os.listdir(FOLDER)):
        if name.endswith(".py"):
            cases += read_cases(os.path.join(FOLDER, name))
    for word in words:
        if not any(word in case.name for case in cases):
            sys.exit(f"no case has {word} in its name")
    return [case for case in cases
            if not words or any(word in case.name for word in words)]


# ---- comparing ----

def agree(what, expected, found):
    if expected != found:
        raise Failure(f"{what}: expected\n{expected}\nfound\n{found}")


def exit_of(expected):
    """Exit status and standard error of a program that CPython ran."""
    if expected.error not in (None, "SystemExit"):
        raise Failure(f"CPython raises\n{expected}")
    if isinstance(expected.code, str):
        return 1, expected.err + expected.code + "\n"
    return (expected.code or 0) & 255, expected.err


def underlined(text, span):
    """What a diagnostic points at; of several lines the first."""
    line = text.split("\n")[span["line"] - 1]
    # Columns count characters from 1, the last one is not included.
    end = span["end_column"] if span["end_line"] == span["line"] else None
    return line[span["column"] - 1:end and end - 1]


def place(text, said):
    span = said["spans"][0]
    return said["code"], span["line"], underlined(text, span)


def in_lines(places):
    return "\n".join(map(str, sorted(set(places))))


def compare_accepted(expected, found):
    status, err = exit_of(expected)
    agree("output", without_addresses(expected.out),
          without_addresses(found.out) if found.status == status
          else f"{found}")
    agree("exit status", status, found.status)
    agree("standard error", err.rstrip("\n"), found.other)


def compare_raised(mark, expected, found):
    """What CPython raised is what the diagnostic says."""
    agree("class", mark.raised, expected.error)
    if mark.kind == "ends":
        agree("line of CPython", mark.line, expected.line)
        agree("output", expected.out, found.out)
        if mark.code == "H0906":
            said = ": " + expected.said if expected.said else ""
            agree("message", NAMED.get(mark.raised, mark.raised) + said,
                  found.message())


def compare(case, expected, found):
    if not case.marks:
        compare_accepted(expected, found)
        return
    agree("exit status", f"exit {STATUS[case.kind]}",
          f"exit {found.status}" if found.said else f"{found}")
    agree("diagnostics", in_lines(mark.place() for mark in case.marks),
          in_lines(place(case.text, said) for said in found.said))
    if case.kind in ("refused", "stops"):
        exit_of(expected)
    else:
        compare_raised(case.marks[0], expected, found)
    if STATUS[case.kind] == 1:
        agree("output", "", found.out)
    elif case.kind == "stops":
        agree("output", expected.out[:len(found.out)], found.out)


def edited(text, said):
    """The program after the help's edit; None if it offers none."""
    span = said["spans"][0]
    edit = said["help"] and EDIT.fullmatch(said["help"][0])
    if not edit or span["end_line"] != span["line"]:
        return None
    lines = text.split("\n")
    line = lines[span["line"] - 1]
    lines[span["line"] - 1] = (line[:span["column"] - 1] + edit[1]
                               + line[span["end_column"] - 1:])
    return "\n".join(lines)


class Worker:
    """The three who run a program, for one thread."""

    def __init__(self, command, folder):
        self.oracle = Oracle()
        self.ways = []
        for option in ("--interpret", None):
            at = os.path.join(folder, option or "native")
            os.makedirs(at)
            self.ways.append(Holo(command, at, [option] if option else []))

    def compare_edited(self, text, said):
        text = edited(text, said)
        if text is None:
            return
        expected = self.oracle.run(text)
        if expected.error is None:
            compare_accepted(expected, self.ways[-1].run(text))

    def outcome(self, case, show):
        """None, or why the case fails."""
        expected = self.oracle.run(case.text)
        shown = [f"CPython:\n{expected}{expected.err}"]
        try:
            for way in self.ways:
                found = way.run(case.text)
                shown.append(f"{way.words[2:]}:\n{found}")
                compare(case, expected, found)
            if len(case.marks) == 1:
                self.compare_edited(case.text, found.said[0])
        except Failure as failure:
            return str(failure)
        finally:
            if show:
                print(f"==== {case.name}\n" + "\n".join(shown), flush=True)
        return None

    def close(self):
        for way in self.ways:
            way.close()


def run_all(options, cases):
    """The cases that failed, with the reasons."""
    waiting, failed, lock = iter(cases), [], threading.Lock()

    def work(worker):
        while True:
            with lock:
                case = next(waiting, None)
            if case is None:
                return
            why = worker.outcome(case, options.show)
            if why is not None:
                failed.append((case, why))

    with tempfile.TemporaryDirectory(prefix="holo-conformance-") as top, \
            ThreadPoolExecutor(options.jobs) as pool:
        workers = [Worker(options.holo, f"{top}/{i}")
                   for i in range(options.jobs)]
        for done in [pool.submit(work, w) for w in workers]:
            done.result()  # which raises what the thread did
        for worker in workers:
            worker.close()
    return failed


def main(arguments):
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("holo")
    p.add_argument("words", nargs="*")
    p.add_argument("--jobs", type=int, default=os.cpu_count())
    p.add_argument("--show", action="store_true")
    options = p.parse_intermixed_args(arguments)
    cases = choose_cases(options.words)
    failed = run_all(options, cases)
    for case, why in failed:
        print(f"FAILED {case.name}\n{case.text}{why}\n")
    kinds = [case.kind for case in cases]
    print(f"{len(cases)} cases, {len(failed)} failed; "
          + ", ".join(f"{kinds.count(kind)} {kind}"
                      for kind in ("as Python", *STATUS)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
