# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the Unicode tables of base/utf8.c, as ranges of code points.

    python3 tools/unicode_tables.py unprintable > base/unprintable.def
    python3 tools/unicode_tables.py wide > base/wide.def
    python3 tools/unicode_tables.py combining > base/combining.def

unprintable: what str.isprintable() denies; wide: two columns of a terminal
(UAX #11); combining: none.
"""
import sys
import unicodedata


def unprintable(c):
    return not chr(c).isprintable()


def wide(c):
    return unicodedata.east_asian_width(chr(c)) in "WF"


def combining(c):
    return unicodedata.category(chr(c)) in ("Mn", "Me")


def ranges(holds):
    first = None
    for c in range(0x110001):
        inside = c < 0x110000 and holds(c)
        if inside and first is None:
            first = c
        elif not inside and first is not None:
            yield first, c - 1
            first = None


print(f"/* Made by tools/unicode_tables.py {sys.argv[1]} from Unicode "
      f"{unicodedata.unidata_version}. */")
line = ""
for low, high in ranges(globals()[sys.argv[1]]):
    item = f"{{0x{low:X}, 0x{high:X}}},"
    if len(line) + 1 + len(item) > 78:
        print(line)
        line = ""
    line += (" " if line else "") + item
print(line)
