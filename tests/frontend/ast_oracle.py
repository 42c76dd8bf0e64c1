#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the syntax trees of `holo` with CPython's, over real source files.

    ast_oracle.py HOLO [--jobs N] [FILE or DIRECTORY ...]

HOLO is the `holo` command, or the test program `ast_driver`. What it prints
for `dump --stage=ast` must be `ast.dump` of the tree that this Python (3.11)
makes, and it must not refuse a file that this Python compiles. Files that hold
something holo says it does not read yet (H0990) are counted apart. Without
files, `ast_rare.py` and each tenth file of the standard library are taken.
"""
import ast
import concurrent.futures
import io
import os
import subprocess
import sys
import sysconfig
import tokenize
import warnings


def files_of(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
            continue
        for folder, _, names in sorted(os.walk(path)):
            yield from (os.path.join(folder, name)
                        for name in sorted(names) if name.endswith(".py"))


def expected(path):
    """CPython's tree as text, or None if it does not parse the file as UTF-8;
    and whether it compiles it."""
    with open(path, "rb") as f:
        source = f.read()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        if encoding not in ("utf-8", "utf-8-sig"):
            return None, False
        text = ast.dump(ast.parse(source), indent=1) + "\n"
    except (SyntaxError, ValueError, RecursionError):
        return None, False
    try:
        compile(source, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError):
        return text, False
    return text, True


def compare(holo, path):
    warnings.simplefilter("ignore")
    want, compiles = expected(path)
    if want is None:
        return path, "skipped", ""
    run = subprocess.run([holo, "dump", "--stage=ast", path],
                         capture_output=True, timeout=60)
    errors = run.stderr.decode(errors="replace")
    if run.returncode not in (0, 1):
        return path, "crashed", errors[-2000:]
    if run.returncode == 1 and not compiles:
        return path, "skipped", ""
    if run.returncode == 1:
        kind = "not-yet" if "H0990" in errors else "refused"
        return path, kind, errors[:600]
    got = run.stdout.decode(errors="surrogatepass")
    if got == want:
        return path, "same", ""
    for number, (a, b) in enumerate(zip(got.split("\n"), want.split("\n"))):
        if a != b:
            return path, "differs", f"line {number + 1}: {a!r}, not {b!r}"
    return path, "differs", "one is longer"


def main(args):
    holo = args.pop(0)
    jobs = 2
    if args[:1] == ["--jobs"]:
        jobs = int(args[1])
        args = args[2:]
    if args:
        paths = list(files_of(args))
    else:
        rare = os.path.join(os.path.dirname(__file__), "ast_rare.py")
        paths = [rare, *files_of([sysconfig.get_path("stdlib")])][::10]
    count = {}
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        for path, result, detail in pool.map(compare, [holo] * len(paths),
                                             paths, chunksize=8):
            count[result] = count.get(result, 0) + 1
            if detail:
                print(f"{result}: {path}\n    {detail}")
    print(", ".join(f"{n} {result}" for result, n in sorted(count.items())))
    return any(count.get(bad) for bad in ("differs", "refused", "crashed"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
