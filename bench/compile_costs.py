#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What compiling costs by the size of a script.

    compile_costs.py HOLO [--against HOLO] [NAME ...]

Each row is a kind of script at a size: processor time and peak memory of
`holo run`, and the same of another build. What takes more than 20 s of
processor time or 4 GiB is shown as `-`."""
import os
import resource
import subprocess
import sys
import tempfile

SECONDS, BYTES = 20, 4 << 30


def nested(depth, body):
    lines = ["x = 1.0"] if "x" in body else []
    for i in range(depth):
        lines.append(" " * i + f"for i{i} in range(1):")
    return "\n".join(lines + [" " * depth + body]) + "\n"


def fib(n):
    return ("def fib(n):\n    if n < 2:\n        return n\n"
            f"    return fib(n - 1) + fib(n - 2)\nprint(fib({n}))\n")


def literal(n):
    items = ", ".join(f'"k{i}": {i}' for i in range(n))
    return f"d = {{{items}}}\nprint(d['k7'])\n"


def shared(depth):
    return (f"t = (1,)\nfor i in range({depth}):\n    t = (t, t)\n"
            "print(t == t, len({t: 1}))\n")


KINDS = {
    "nested loops that print": (lambda n: nested(n, "print(1)"), (4, 8, 12)),
    "nested loops, static": (lambda n: nested(n, "x = x + 1.0"), (4, 8, 12)),
    "static calls, fib(n)": (fib, (10, 18, 24, 29)),
    "keys of a dict literal": (literal, (1000, 30000, 300000)),
    "depth of shared tuples": (shared, (10, 20, 40)),
}


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def cost(holo, path):
    """Seconds and MiB, and whether it ended well, or None."""
    child = subprocess.Popen([holo, "run", path], stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, preexec_fn=limit)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = status
    if os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 4:
        return None
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def cell(c):
    return f"{c[0]:8.2f} s {c[1]:7.0f} MiB" if c else f"{'-':>22}"


def main():
    words = sys.argv[1:]
    other = None
    if "--against" in words:
        at = words.index("--against")
        other = words[at + 1]
        del words[at:at + 2]
    if not words:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="holo-costs-") as folder:
        path = os.path.join(folder, "a.py")
        for name, (make, sizes) in KINDS.items():
            if words[1:] and not any(w in name for w in words[1:]):
                continue
            for n in sizes:
                with open(path, "w") as out:
                    out.write(make(n))
                row = [cost(h, path) for h in [words[0]] + [other] * bool(other)]
                print(f"{name:26} {n:7}", *map(cell, row), flush=True)


main()
