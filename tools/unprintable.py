"""Writes base/unprintable.def: what str.isprintable() denies, as ranges.

    python3 tools/unprintable.py > base/unprintable.def
"""
import sys
import unicodedata


def ranges():
    first = None
    for c in range(0x110001):
        hidden = c < 0x110000 and not chr(c).isprintable()
        if hidden and first is None:
            first = c
        elif not hidden and first is not None:
            yield first, c - 1
            first = None


print("/* Made by tools/unprintable.py from Unicode "
      f"{unicodedata.unidata_version}. */")
line = ""
for low, high in ranges():
    item = f"{{0x{low:X}, 0x{high:X}}},"
    if len(line) + 1 + len(item) > 78:
        print(line)
        line = ""
    line += (" " if line else "") + item
print(line)
