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
import signal
import subprocess

from oracle import LONGEST

SECONDS = 120
MEMORY = 6 << 30

# What CPython raises where holo stops with a code while running. H0906 says
# itself what was raised; H0907 also stands for ints beyond 64 bits.
NOT_SET = ("NameError", "UnboundLocalError", "AttributeError")
RAISED = {
    "H0401": NOT_SET,
    "H0406": NOT_SET,
    "H0515": ("ValueError",),
    "H0904": ("IndexError", "KeyError", "ValueError"),
    "H0905": ("ZeroDivisionError",),
    "H0909": ("ValueError", "OverflowError"),
    "H0910": ("ValueError",),
}
# What prints more than that may pass the limit of what runs while compiling.
LONG = 1 << 20
NOT_CONVERTED = ("H0990", "H0310", "H0407", "H0414", "H0114")


class Found:
    """What the command did with a program."""

    def __init__(self, status, out, err):
        self.status, self.out = status, out
        said = [json.loads(line) for line in err.splitlines()
                if line.startswith("{")]
        self.said = [d for d in said if d["severity"] == "error"]
        self.other = "\n".join(line for line in err.splitlines()
                               if not line.startswith("{"))

    def code(self):
        return self.said[0]["code"] if self.said else ""

    def codes(self):
        return [d["code"] for d in self.said]

    def message(self):
        return self.said[0]["message"] if self.said else ""

    def line(self):
        """Where the first of the errors is; 0: nowhere."""
        spans = self.said[0]["spans"] if self.said else ()
        return spans[0]["line"] if spans else 0

    def is_located(self):
        return bool(self.said) and all(d["spans"] for d in self.said)

    def __str__(self):
        lines = [f"{d['code']} line {d['spans'][0]['line'] if d['spans'] else '?'}"
                 f": {d['message']}" for d in self.said]
        return "\n".join([self.out.rstrip("\n"), *lines, self.other[:2000],
                          f"exit {self.status}"]).strip("\n")


class Holo:
    """The command, run from one process (zygote.c) that has loaded all of it;
    where that is not built beside the command, as a process of its own."""

    def __init__(self, command, folder, options=()):
        self.command = os.path.abspath(command)
        self.words = ["run", "--diagnostics=json", *options]
        self.path = os.path.join(folder, "program.py")
        self.memory = MEMORY if self.takes_limit() else 0
        self.zygote = os.path.join(os.path.dirname(self.command), "zygote")
        self.process = None

    def takes_limit(self):
        """A limit is for programs that run away; sanitizers need the space."""
        return subprocess.run([self.command, "--version"],
                              preexec_fn=lambda: limit_memory(MEMORY),
                              capture_output=True).returncode == 0

    def start(self):
        warm = self.path + ".warm"
        with open(warm, "w", encoding="utf-8") as f:
            f.write("print(0)\n")
        self.process = subprocess.Popen(
            [self.zygote, str(SECONDS), str(self.memory), warm, *self.words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)

    def close(self):
        if self.process:
            self.process.stdin.close()
            self.process.wait()

    def status(self):
        """How the command ends that runs the program."""
        if os.path.exists(self.zygote):
            if not self.process:
                self.start()
            self.process.stdin.write(self.path + "\n")
            self.process.stdin.flush()
            return int(self.process.stdout.readline())
        with open(self.path + ".out", "wb") as out, \
                open(self.path + ".err", "wb") as err:
            try:
                return subprocess.run(
                    [self.command, *self.words, self.path], stdout=out,
                    stderr=err, stdin=subprocess.DEVNULL, timeout=SECONDS,
                    preexec_fn=lambda: limit_memory(self.memory)).returncode
            except subprocess.TimeoutExpired:
                return -signal.SIGALRM

    def run(self, text):
        with open(self.path, "w", encoding="utf-8") as f:
            f.write(text)
        status = self.status()
        if status == -signal.SIGALRM:
            return Found("timeout", "", "")
        out, err = (read(self.path + end) for end in (".out", ".err"))
        return Found(status, out[:LONGEST], err)


def limit_memory(size):
    if size:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def read(path):
    with open(path, encoding="utf-8", errors="replace", newline="") as f:
        return f.read()


# ---- comparing ----

NUMBER = re.compile(r"[-+]?(?:inf|nan|\d+\.?\d*(?:e[-+]?\d+)?|\.\d+)")


def close(a, b, tolerance):
    a, b = float(a), float(b)
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    return a == b or abs(a - b) <= tolerance[0] * abs(a) + tolerance[1]


ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def without_addresses(text):
    """The same with the objects' addresses numbered as they come up."""
    seen = {}
    return ADDRESS.sub(lambda m: f" at {seen.setdefault(m[0], len(seen))}",
                       text)


def same_output(a, b, tolerance):
    a, b = without_addresses(a), without_addresses(b)
    if a == b or not tolerance:
        return a == b
    x, y = NUMBER.findall(a), NUMBER.findall(b)
    words = [re.sub(r"\s+", "", NUMBER.sub("#", t)) for t in (a, b)]
    return (words[0] == words[1] and len(x) == len(y)
            and all(close(p, q, tolerance) for p, q in zip(x, y)))


def is_prefix(found, expected, tolerance):
    """Are the lines found the first of those expected? The last may have been
    broken off."""
    n = found.count("\n")
    first = "".join(expected.splitlines(True)[:n])
    lines, end, rest = found.rpartition("\n")
    return (same_output(first, lines + end, tolerance)
            and (not rest or bool(tolerance)
                 or expected[len(first):].startswith(rest)))


def is_allowed(allowed, code, message):
    """Is it an error while running that is a documented difference?"""
    return any(code == key.split()[0] and message.startswith(key[6:])
               for key in allowed)


def judge_raised(setting, expected, found, tolerance):
    code = found.code()
    stands_for = setting("RAISED", {}).get(code, (expected.error,))
    if not is_prefix(found.out, expected.out, tolerance):
        return "wrong: prints what CPython does not"
    if found.status == 1 and (code in NOT_CONVERTED or
                              code in (setting("REFUSED_BY") or ()) or
                              " has no parameter " in found.message()):
        return f"refused {code}"
    if found.status == 1 and found.line() > expected.line:
        return f"raised {expected.error}"  # found before running comes to it
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
    if code == "H0306" and len(expected.out) > LONG:
        return f"refused {code}"
    if found.status == 3:
        if not is_allowed(setting("ALLOWED", ()), code, found.message()):
            return f"wrong: stops with {code}"
        return f"refused {code}"
    if refused_by is not None:
        # what is reported besides may follow from what is not converted
        code = next((c for c in found.codes() if c.startswith(refused_by)), "")
        if not code:
            return f"wrong: {found.code()} where CPython gives an answer"
    return f"refused {code}"
