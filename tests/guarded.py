#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What an object holds is read and changed through the heap's functions.

The field that holds it, `guarded`, is named in the heap's own files alone, so
that every read and every change can be noted: passes/staging/heap.h."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OWN = {"passes/python/value.h", "passes/staging/heap.h",
       "passes/staging/heap.c", "passes/staging/keys.c"}


def main():
    found = 0
    for path in sorted((ROOT / "passes").rglob("*.[ch]")):
        name = path.relative_to(ROOT).as_posix()
        if name in OWN:
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if re.search(r"(->|\.)guarded\b", line):
                print(f"{name}:{number}: use object_body() or object_edit()")
                found += 1
    seen = sum("guarded" in (ROOT / name).read_text() for name in OWN)
    if seen < 3:
        print("the field is not where this test looks for it")
        found += 1
    sys.exit(found != 0)


main()
