# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random programs mean under `holo run` what they mean to CPython.

    tests/random/run [SUBJECT...] [--minutes M] [--count N] [--seed S]
                     [--jobs J] [--holo PATH] [--keep FOLDER] [--show]
                     [--slice] [--no-shrink] [--option=WORD]...

A subject is a module of tests/random/subjects, all of them by default. A
program follows from its subject and a seed. Each runs under CPython with
NumPy 2 (oracle.py), and under the command, build/release/holo by default;
verdict.py says what the two together mean. Of a program that shows a fault the
smallest part that still shows it is looked for (shrink.py), and written to
FOLDER, build/random by default, with its seed and both outputs.

--count programs are run per subject, from seed S on, or for M minutes; then S
is taken from the clock. --slice runs what ctest runs: the first SLICE seeds of
the subject. --show prints the programs instead. --option is one more option
of the command, as --option=--calls=check.

HOW TO WRITE A GENERATOR. Add subjects/NAME.py with

    def program(r):
        '''The text of a program that prints what it computes; everything
        random comes from r, a random.Random.'''

and it takes part: `run NAME`, and as random.NAME in ctest. It may also set

    SLICE = 40             programs of the slice; a few seconds of a release
                           build, where one program costs 30 ms
    MOST_REFUSED = 0.2     the part of a slice that may be refused
    REFUSED_BY = None      beginnings of the codes that are no fault, as
                           ("H0990", "H04"); None for all
    TOLERANCE = None       (relative, absolute) for the numbers in the output,
                           which is otherwise compared as text
    ALLOWED = {}           {code: sentence} of errors while running that are
                           documented differences; behind the code may stand
                           how the message begins
    RAISED = {}            {code: classes} of the exceptions that a code stands
                           for, known while compiling or not

A program may use NumPy, math and `from holo import autograd`, for which the
oracle takes central differences (standin/). It should print often, end soon,
and print only what does not depend on a documented difference: sums of floats
in another order, the order of sets of strings, staged ints beyond 64 bits. It
may
raise: then both must, and holo may print no line that CPython does not print.
Programs are best when they are short and dense: a dozen lines that meet in a
few names find more than a hundred that do not, and shrink faster.
"""
import argparse
import importlib
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)

from oracle import Oracle
from shrink import shrink
from verdict import Holo, judge

SLICE, MOST_REFUSED = 40, 0.2


def subject_names():
    return sorted(name[:-3] for name in os.listdir(f"{HERE}/subjects")
                  if name.endswith(".py") and name[0] != "_")


class Subject:
    def __init__(self, name):
        self.name = name
        self.module = importlib.import_module(f"subjects.{name}")
        self.verdicts = Counter()
        self.faults = []  # (seed, verdict)

    def setting(self, name, default=None):
        return getattr(self.module, name, default)

    def details(self, kind):
        """How often each code, or class, stands behind a kind."""
        found = [f"{n} {v.split()[1]}" for v, n in self.verdicts.most_common()
                 if v.startswith(kind + " ")]
        return f" ({', '.join(found)})" if found else ""

    def program(self, seed):
        return self.module.program(random.Random(f"{self.name} {seed}"))


class Worker:
    """An oracle and a folder of one thread; judges programs."""

    def __init__(self, options, folder):
        self.oracle = Oracle()
        self.holo = Holo(options.holo, folder, options.option)
        native = [o for o in options.option if o != "--interpret"]
        self.native = None
        if native != options.option:
            self.native = Holo(options.holo, folder, native)

    def close(self):
        for holo in filter(None, (self.holo, self.native)):
            holo.close()

    def run(self, text):
        """What the interpreter takes too long for, or too much memory, is
        compiled."""
        found = self.holo.run(text)
        if found.status in ("timeout", 4) and self.native:
            found = self.native.run(text)
        return found

    def judge(self, subject, text):
        """(verdict, what CPython did, what holo did)"""
        expected = self.oracle.run(text)
        if expected.silent:
            return "unclear", expected, None
        found = self.run(text)
        return judge(subject.setting, expected, found), expected, found


def is_fault(verdict):
    return verdict.startswith(("wrong", "crash"))


class Run:
    """What the threads share: which programs are still to be run."""

    def __init__(self, options, subjects):
        self.options = options
        self.lock = threading.Lock()
        self.end = time.monotonic() + 60 * (options.minutes or 1e9)
        self.waiting = self.programs(subjects)

    def programs(self, subjects):
        """Pairs of subject and seed, subjects in turn."""
        counts = {s: self.options.count or s.setting("SLICE", SLICE)
                  for s in subjects}
        if self.options.minutes and not self.options.count:
            counts = dict.fromkeys(subjects, 1 << 60)
        for i in range(max(counts.values())):
            for subject in subjects:
                if i < counts[subject]:
                    yield subject, self.options.seed + i

    def next(self):
        with self.lock:
            if time.monotonic() < self.end:
                return next(self.waiting, None)
        return None

    def work(self, worker):
        while (job := self.next()) is not None:
            subject, seed = job
            text = subject.program(seed)
            verdict, expected, found = worker.judge(subject, text)
            with self.lock:
                subject.verdicts[verdict] += 1
            if is_fault(verdict):
                self.report(worker, subject, seed, text,
                            (verdict, expected.error))

    def report(self, worker, subject, seed, text, fault):
        """`fault` is a verdict and what CPython raised, or None."""
        def same_fault(smaller):
            verdict, expected, _ = worker.judge(subject, smaller)
            return (verdict, expected.error) == fault

        if not self.options.no_shrink:
            text = shrink(text, same_fault)
        _, expected, found = worker.judge(subject, text)
        verdict = fault[0]
        path = os.path.join(self.options.keep, f"{subject.name}_{seed}.py")
        notes = [f"{subject.name} --seed {seed} --count 1: {verdict}"]
        notes += ["CPython:"] + str(expected).splitlines()
        notes += ["holo:"] + str(found).splitlines()
        shown = text + "".join(f"# {n}\n" for n in notes)
        with self.lock:
            os.makedirs(self.options.keep, exist_ok=True)
            with open(path, "w", encoding="utf-8") as f:
                f.write(shown)
            subject.faults.append((seed, verdict))
            print(f"---- {path}\n{shown}", flush=True)


def summary(subject):
    """Prints what came out; is it as it should be?"""
    kinds = Counter()
    for verdict, n in subject.verdicts.items():
        kinds[verdict.split()[0].rstrip(":")] += n
    total = sum(kinds.values())
    print(f"{subject.name}: {total} programs, "
          + ", ".join(f"{kinds[kind]} {kind}{subject.details(kind)}"
                      for kind in ("same", "raised", "refused", "unclear",
                                   "wrong", "crash")))
    clear = total - kinds["unclear"]
    most = subject.setting("MOST_REFUSED", MOST_REFUSED)
    if total >= 20 and kinds["refused"] > most * clear:
        print(f"{subject.name}: more than {most:.0%} are refused")
        return False
    if total >= 20 and clear < total / 2:
        print(f"{subject.name}: of most programs CPython does not say enough")
        return False
    return not subject.faults


def parse(arguments):
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("subjects", nargs="*")
    p.add_argument("--minutes", type=float)
    p.add_argument("--count", type=int)
    p.add_argument("--seed", type=int)
    p.add_argument("--jobs", type=int, default=os.cpu_count())
    p.add_argument("--holo", default=f"{ROOT}/build/release/holo")
    p.add_argument("--keep", default=f"{ROOT}/build/random")
    for flag in ("--show", "--slice", "--no-shrink"):
        p.add_argument(flag, action="store_true")
    p.add_argument("--option", action="append", default=[])
    options = p.parse_args(arguments)
    if options.slice:
        options.seed, options.count, options.minutes = 1, None, None
    if options.seed is None:
        options.seed = int(time.time()) if options.minutes else 1
    return options


def main(arguments):
    options = parse(arguments)
    subjects = [Subject(n) for n in options.subjects or subject_names()]
    if options.show:
        for subject, seed in Run(options, subjects).waiting:
            print(f"# {subject.name} {seed}\n{subject.program(seed)}")
        return 0
    run = Run(options, subjects)
    print(f"from seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="holo-random-") as top, \
            ThreadPoolExecutor(options.jobs) as pool:
        workers = []
        for i in range(options.jobs):
            os.mkdir(f"{top}/{i}")
            workers.append(Worker(options, f"{top}/{i}"))
        for done in [pool.submit(run.work, w) for w in workers]:
            done.result()  # which raises what the thread did
        for worker in workers:
            worker.close()
    good = [summary(subject) for subject in subjects]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
