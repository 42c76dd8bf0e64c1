# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What `holo run` does with a program, and what that means beside CPython.

Verdicts:

    same            both ran it and printed the same
    raised CLASS    CPython raised, and holo reported an error
    refused CODE    CPython ran it; holo says at a place that it will not
    unclear         CPython gives nothing to compare with
    wrong: ...      anything else that an exit status says
    crash: ...      a signal, a bug that holo reports itself, no end, no memory
"""
import json
import math
import os
import re
import resource
import subprocess

SECONDS = 120
MEMORY = 6 << 30

# What CPython raises where holo stops with a code while running. H0906 says
# itself what was raised; H0907 also stands for ints beyond 64 bits.
NOT_SET = ("NameError", "UnboundLocalError", "AttributeError")
RAISED = {
    "H0401": NOT_SET,
    "H0406": NOT_SET,
    "H0904": ("IndexError", "KeyError", "ValueError"),
    "H0905": ("ZeroDivisionError", "ValueError"),
    "H0909": ("ValueError", "OverflowError"),
}
NOT_CONVERTED = ("H0990", "H0310", "H0407", "H0414", "H0114")


class Found:
    """What the command did with a program."""

    def __init__(self, status, out, err):
        self.status, self.out = status, out
        self.said = [json.loads(line) for line in err.splitlines()
                     if line.startswith("{")]
        self.other = "\n".join(line for line in err.splitlines()
                               if not line.startswith("{"))

    def code(self):
        return self.said[0]["code"] if self.said else ""

    def message(self):
        return self.said[0]["message"] if self.said else ""

    def is_located(self):
        return bool(self.said) and all(d["spans"] for d in self.said)

    def __str__(self):
        lines = [f"{d['code']} line {d['spans'][0]['line'] if d['spans'] else '?'}"
                 f": {d['message']}" for d in self.said]
        return "\n".join([self.out.rstrip("\n"), *lines, self.other[:2000],
                          f"exit {self.status}"]).strip("\n")


class Holo:
    def __init__(self, command):
        self.command = os.path.abspath(command)
        self.limit = self.memory_limit()

    def memory_limit(self):
        """A limit for programs that run away; sanitizers need the space."""
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            subprocess.run([self.command, "--version"], preexec_fn=limit,
                           check=True, capture_output=True)
        except subprocess.CalledProcessError:
            return None
        return limit

    def run(self, text, folder):
        path = os.path.join(folder, "program.py")
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        try:
            done = subprocess.run(
                [self.command, "run", "--diagnostics=json", path],
                stdin=subprocess.DEVNULL, capture_output=True,
                timeout=SECONDS, preexec_fn=self.limit)
        except subprocess.TimeoutExpired:
            return Found("timeout", "", "")
        return Found(done.returncode, done.stdout.decode("utf-8", "replace"),
                     done.stderr.decode("utf-8", "replace"))


# ---- comparing ----

NUMBER = re.compile(r"[-+]?(?:inf|nan|\d+\.?\d*(?:e[-+]?\d+)?|\.\d+)")


def close(a, b, tolerance):
    a, b = float(a), float(b)
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    return a == b or abs(a - b) <= tolerance[0] * abs(a) + tolerance[1]


def same_output(a, b, tolerance):
    if a == b or not tolerance:
        return a == b
    x, y = NUMBER.findall(a), NUMBER.findall(b)
    words = [re.sub(r"\s+", "", NUMBER.sub("#", t)) for t in (a, b)]
    return (words[0] == words[1] and len(x) == len(y)
            and all(close(p, q, tolerance) for p, q in zip(x, y)))


def is_prefix(found, expected, tolerance):
    """Are the lines found the first of those expected?"""
    n = found.count("\n")
    first = "".join(expected.splitlines(True)[:n])
    return same_output(first, found, tolerance)


def judge_raised(setting, expected, found, tolerance):
    code = found.code()
    stands_for = setting("RAISED", {}).get(code, (expected.error,))
    if not is_prefix(found.out, expected.out, tolerance):
        return "wrong: prints what CPython does not"
    if found.status == 1 and code in NOT_CONVERTED:
        return f"refused {code}"
    if expected.error not in stands_for:
        return f"wrong: {code} for {expected.error}"
    if found.status == 3:
        if expected.error not in RAISED.get(code, (expected.error,)):
            return f"wrong: {code} for {expected.error}"
        if code == "H0906" and not found.message().startswith(
                expected.error) and expected.error != "AssertionError":
            return f"wrong: another exception than {expected.error}"
    return f"raised {expected.error}"


def judge(setting, expected, found):
    """The verdict; `setting` gives what the subject's module sets."""
    tolerance = setting("TOLERANCE")
    code = found.code()
    if found.status == "timeout":
        return "crash: no end"
    if found.status == 4:
        return "crash: memory"
    if code == "H0999" or found.status not in (0, 1, 3):
        return f"crash: exit {found.status}"
    if found.status == 0:
        if expected.error:
            return f"wrong: accepts what raises {expected.error}"
        if not same_output(expected.out, found.out, tolerance):
            return "wrong: another output"
        return "same"
    if not found.is_located():
        return "wrong: an error without a place"
    if expected.error:
        return judge_raised(setting, expected, found, tolerance)
    refused_by = setting("REFUSED_BY")
    if found.status == 3 and code not in setting("ALLOWED", ()):
        return f"wrong: stops with {code}"
    if refused_by is not None and not code.startswith(refused_by):
        return f"wrong: {code} where CPython gives an answer"
    return f"refused {code}"
