# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The parameters of what we have are those that Python and NumPy have.

A call with a keyword that nothing takes is refused with the parameters, which
are compared with `inspect.signature`: names, order, which may be left out, and
which are positional or keywords alone.
"""
import builtins
import inspect
import math
import re

import command
import numpy as np

KINDS = {inspect.Parameter.POSITIONAL_ONLY: "positional",
         inspect.Parameter.POSITIONAL_OR_KEYWORD: "either",
         inspect.Parameter.VAR_POSITIONAL: "*",
         inspect.Parameter.KEYWORD_ONLY: "keyword",
         inspect.Parameter.VAR_KEYWORD: "**"}

# Where the signature that NumPy states is not what it takes.
OTHERWISE = {
    "np.arange": "`start` may be named, too",
    "np.empty_like": "`prototype` may be named",
    "np.ones(2).fill": "`value` may not be named",
    "np.ones(2).dot": "`b` may be named",
    "np.ones(2).repeat": "`repeats` may be named",
    "np.ones(2).take": "`indices` may be named",
}


def ours(text):
    """[(name, kind, may be left out)] of a signature as a note states it."""
    found, keywords = [], False
    for part in filter(None, text.split(", ")):
        if part == "/":
            found = [(name, "positional", optional)
                     for name, _, optional in found]
        elif part == "*":
            keywords = True
        elif part.startswith("**"):
            found.append((part[2:], "**", True))
        elif part.startswith("*"):
            found.append((part[1:], "*", True))
            keywords = True
        else:
            found.append((part.rstrip("=?"),
                          "keyword" if keywords else "either",
                          part[-1] in "=?"))
    return found


def theirs(function):
    """The same of a function of Python's; None if it does not say."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    return [(p.name, KINDS[p.kind], p.default is not p.empty or
             KINDS[p.kind] in ("*", "**")) for p in parameters]


def without_names(parameters):
    """A function of C takes by position what it does not name."""
    return [(kind, optional) if kind == "positional" else (name, kind, optional)
            for name, kind, optional in parameters]


class Signatures(command.Case):
    def stated(self, calls):
        """{call: its parameters, as the note on a wrong keyword says}"""
        found = {}
        for at in range(0, len(calls), 15):  # 20 errors are shown
            lines = [f"{call}(_nothing=1)" for call in calls[at:at + 15]]
            path = self.write("calls.py", "\n".join(
                ["import math", "import numpy as np", *lines]))
            said = self.holo("check", path, status=1)[1]
            for block in said.split("error[")[1:]:
                block = re.sub(r"\n     (?=\S)", " ", block)
                note = re.search(r"parameters are \((.*?)\)(; those|\n)", block)
                line = re.search(r"^ *\d+ \| (.*)\(_nothing=1\)$", block,
                                 re.MULTILINE)
                if note and line:
                    found[line[1]] = note[1]
        return found

    def compare(self, owner, prefix, few, bound=0):
        """`bound`: how many parameters the prefix gives."""
        calls = [prefix + n for n in dir(owner) if not n.startswith("_")
                 and callable(getattr(owner, n))
                 and not isinstance(getattr(owner, n), type)]
        stated = self.stated(calls)
        self.assertGreater(len(stated), few)
        for call, text in stated.items():
            real = theirs(getattr(owner, call.removeprefix(prefix)))
            if real is None or call in OTHERWISE:
                continue
            with self.subTest(call):
                mine, real = ours(text), real[bound:]
                if real[-1:] and real[-1][1] == "**":  # hands them on
                    real.pop()
                    mine = mine[:len(real)]
                self.assertEqual(without_names(mine), without_names(real))

    def test_numpy(self):
        self.compare(np, "np.", 100)

    def test_linalg(self):
        self.compare(np.linalg, "np.linalg.", 0)

    def test_math(self):
        self.compare(math, "math.", 20)

    def test_builtins(self):
        self.compare(builtins, "", 20)

    def test_array_methods(self):
        self.compare(np.ndarray, "np.ones(2).", 15, bound=1)


if __name__ == "__main__":
    command.main()
