# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Texts of complex numbers: what complex() reads, and formats."""
from _parts import library, new, parts, text
from _python import is_staged, refuse

_python = library("_python")
_TYPES = "eEfFgGn"
_DIGITS = "0123456789"


# ---- reading ----

def _digits(s, i):
    while i < len(s) and s[i] in _DIGITS:
        i += 1
    return i


def _end_of_float(s, i):
    """Where the longest float that begins at s[i] ends; i: there is none."""
    begin = i
    if i < len(s) and s[i] in "+-":
        i += 1
    for word in ("infinity", "inf", "nan"):
        if s[i:i + len(word)].lower() == word:
            return i + len(word)
    whole = _digits(s, i)
    end = whole
    if end < len(s) and s[end] == ".":
        end = _digits(s, end + 1)
        if end - i == 1:
            return begin
    elif end == i:
        return begin
    if end < len(s) and s[end] in "eE":
        sign = end + 1
        if sign < len(s) and s[sign] in "+-":
            sign += 1
        if _digits(s, sign) > sign:
            end = _digits(s, sign)
    return end


def _without_underscores(s):
    """As CPython: they stand between digits."""
    for i in range(len(s)):
        if s[i] == "_" and not (0 < i < len(s) - 1 and s[i - 1] in _DIGITS
                                and s[i + 1] in _DIGITS):
            raise ValueError(f"could not convert string to complex: {s!r}")
    return s.replace("_", "")


def _unit(s, i):
    return -1.0 if s[i] == "-" else 1.0


def complex_of_text(given):
    s = _without_underscores(given).strip()
    if s[:1] == "(" and s[-1:] == ")":
        s = s[1:-1].strip()
    re = im = 0.0
    end = _end_of_float(s, 0)
    if end:
        z = float(s[:end])
        if end < len(s) and s[end] in "+-":
            i, re = end, z
            end = _end_of_float(s, i)
            im = float(s[i:end]) if end > i else _unit(s, i)
            end = end if end > i else i + 1
            if s[end:] not in ("j", "J"):
                end = -1
        elif s[end:] in ("j", "J"):
            im = z
        else:
            re = z
            end = end if end == len(s) else -1
    else:
        sign = s[:1] in ("+", "-")
        im = _unit(s, 0) if sign else 1.0
        end = 0 if s[sign:] in ("j", "J") else -1
    if end < 0:
        raise ValueError("complex() arg is a malformed string")
    return new(re, im)


# ---- writing ----

class _Spec:
    """[[fill]align][sign][z][#][0][width][,][.precision][type]"""

    def __init__(self, spec):
        self.fill, self.align, self.flags, self.comma = " ", ">", "", ""
        i = 0
        if len(spec) > 1 and spec[1] in "<>=^":
            self.fill, self.align, i = spec[0], spec[1], 2
        elif spec[:1] in ("<", ">", "=", "^"):
            self.align, i = spec[0], 1
        self.sign = spec[i] if i < len(spec) and spec[i] in "+- " else ""
        i += len(self.sign)
        for c in "z#":
            if spec[i:i + 1] == c:
                self.flags += c
                i += 1
        if i == 0 or self.align == ">" and self.fill == " ":
            if spec[i:i + 1] == "0" and "<" not in spec[:i] and \
                    ">" not in spec[:i]:
                self.fill = "0"
        end = _digits(spec, i)
        self.width = int(spec[i:end]) if end > i else 0
        if spec[end:end + 1] in (",", "_"):
            self.comma = spec[end]
            end += 1
        self.precision = ""
        if spec[end:end + 1] == ".":
            i = _digits(spec, end + 1)
            if i == end + 1:
                raise ValueError("Format specifier missing precision")
            self.precision, end = spec[end:i], i
        self.type = spec[end:]
        if len(self.type) > 1:
            raise ValueError("Invalid format specifier")


def _part(x, sign, s, kind):
    body = format(x, sign + s.flags + s.comma + s.precision + kind)
    return body[:-2] if not kind and not s.precision and body[-2:] == ".0" \
        else body


def complex_as_text(x, spec):
    if spec == "":
        return text(x, False)
    x, s = _python(x), _Spec(spec)
    if s.type and s.type not in _TYPES:
        raise ValueError(f"Unknown format code '{s.type}' for object of type "
                         "'complex'")
    if s.fill == "0":
        raise ValueError("Zero padding is not allowed in complex format "
                         "specifier")
    if s.align == "=":
        raise ValueError("'=' alignment flag is not allowed in complex format "
                         "specifier")
    a, b = parts(x)
    if s.type:
        body = _part(a, s.sign, s, s.type) + _part(b, "+", s, s.type) + "j"
    elif not s.sign and not s.flags and not s.comma and not s.precision:
        body = text(x, False)
    elif "#" in s.flags:
        return refuse("`#` without a kind in the format of a complex number")
    else:
        body = _part_pair(x, a, b, s)
    return format(body, s.fill + s.align + str(s.width)) if s.width else body


def _part_pair(x, a, b, s):
    """As str() shows it: what has no real part without it."""
    if is_staged((a, b)):
        return refuse("this format of a complex number that only running knows")
    kind = "g" if s.precision else ""
    if text(x, False)[0] != "(":
        return _part(b, s.sign, s, kind) + "j"
    return ("(" + _part(a, s.sign, s, kind) + _part(b, "+", s, kind) + "j)")
