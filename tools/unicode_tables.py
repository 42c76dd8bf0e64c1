# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the Unicode tables of base/utf8.c and base/letters.c, as ranges of code
points.

    python3 tools/unicode_tables.py unprintable > base/unprintable.def
    python3 tools/unicode_tables.py wide > base/wide.def
    python3 tools/unicode_tables.py combining > base/combining.def
    python3 tools/unicode_tables.py alnum > base/alnum.def
    python3 tools/unicode_tables.py digit > base/digit.def
    python3 tools/unicode_tables.py lower > base/lower.def
    python3 tools/unicode_tables.py cased > base/cased.def

unprintable: what str.isprintable() denies; wide: two columns of a terminal
(UAX #11); combining: none; alnum, digit: what str.isalnum() and str.isdecimal()
say; cased: what has another case; lower: the simple mapping, each row the first
and the last character of a run, how far apart they are, and what is added.
"""
import sys
import unicodedata


def unprintable(c):
    return not chr(c).isprintable()


def wide(c):
    return unicodedata.east_asian_width(chr(c)) in "WF"


def combining(c):
    return unicodedata.category(chr(c)) in ("Mn", "Me")


def alnum(c):
    return chr(c).isalnum()


def digit(c):
    return chr(c).isdecimal()


def cased(c):
    return chr(c) != chr(c).lower() or chr(c) != chr(c).upper()


def lower(c):
    # of U+0130 alone lower() is two characters: its simple mapping is `i`
    return 0x69 if c == 0x130 else ord(chr(c).lower())


def runs(mapping):
    """(first, last, step, difference) of what is mapped to something else."""
    run = None
    for c in range(0x110000):
        to = mapping(c)
        if to == c:
            continue
        if run and run[3] == to - c:
            step = c - run[1]
            if run[0] == run[1] and step <= 2 or step == run[2]:
                run[1:3] = c, step
                continue
        if run:
            yield run
        run = [c, c, 1, to - c]
    yield run


def ranges(holds):
    first = None
    for c in range(0x110001):
        inside = c < 0x110000 and holds(c)
        if inside and first is None:
            first = c
        elif not inside and first is not None:
            yield first, c - 1
            first = None


def rows(name):
    if name == "lower":
        for first, last, step, by in runs(globals()[name]):
            yield f"{{0x{first:X}, 0x{last:X}, {step}, {by}}},"
    else:
        for low, high in ranges(globals()[name]):
            yield f"{{0x{low:X}, 0x{high:X}}},"


print(f"/* Made by tools/unicode_tables.py {sys.argv[1]} from Unicode "
      f"{unicodedata.unidata_version}. */")
line = ""
for item in rows(sys.argv[1]):
    if len(line) + 1 + len(item) > 78:
        print(line)
        line = ""
    line += (" " if line else "") + item
print(line)
