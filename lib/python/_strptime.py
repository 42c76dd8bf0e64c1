# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What datetime.strptime() and time.strptime() read, by the expression that
CPython makes of a form.
"""
import re

import _python

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
         "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july",
           "august", "september", "october", "november", "december")
_PATTERNS = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]"
         r"|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    "A": "(?P<A>" + "|".join(sorted(_DAYS, key=len, reverse=True)) + ")",
    "a": "(?P<a>" + "|".join([d[:3] for d in _DAYS]) + ")",
    "B": "(?P<B>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")",
    "b": "(?P<b>" + "|".join([m[:3] for m in _MONTHS]) + ")",
    "p": "(?P<p>am|pm)",
    "%": "%",
}
_WHOLE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
_SPECIAL = re.compile(r"([\\.^$*+?\(\){}\[\]|])")


def _expression(form):
    form = _SPECIAL.sub(r"\\\1", form)
    form = re.sub(r"\s+", r"\\s+", form)
    text = ""
    while "%" in form:
        i = form.index("%") + 1
        if i == len(form):
            raise ValueError(f"stray % in format {form!r}")
        c = form[i]
        if c in _WHOLE:
            form = form[:i - 1] + _WHOLE[c].replace(" ", "\\s+") + form[i + 1:]
            continue
        if c not in _PATTERNS:
            if c in "GuUVWZ":
                return _python.refuse(f"`%{c}` in strptime() is not there yet")
            c = "\\" if c == "\\" else c
            raise ValueError(f"{c!r} is a bad directive in format {form!r}")
        text += form[:i - 1] + _PATTERNS[c]
        form = form[i + 1:]
    return text + form


def _offset(z):
    """Microseconds."""
    if z == "Z":
        return 0
    sign = -1 if z[0] == "-" else 1
    z = z[1:]
    if z[2] == ":":
        z = z[:2] + z[3:]
        if len(z) > 5:
            if z[4] != ":":
                raise ValueError(f"Inconsistent use of : in {z}")
            z = z[:4] + z[5:]
    seconds = int(z[4:6] or 0)
    us = int((z[7:] + "000000")[:6]) if len(z) > 7 else 0
    return sign * ((int(z[:2]) * 3600 + int(z[2:4]) * 60 + seconds) * 1000000
                   + us)


def parsed(text, form):
    """(year, month, day, hour, minute, second, us, offset or None, name)."""
    for i, x in enumerate((text, form)):
        if not isinstance(x, str):
            raise TypeError(f"strptime() argument {i + 1} must be str, not "
                            f"{type(x).__name__}")
    found = re.compile(_expression(form), re.IGNORECASE).match(text)
    if not found:
        raise ValueError(f"time data {text!r} does not match format {form!r}")
    if len(text) != found.end():
        raise ValueError("unconverted data remains: " + text[found.end():])
    g = found.groupdict()
    year = 1900
    if "y" in g:
        year = int(g["y"])
        year += 2000 if year <= 68 else 1900
    if "Y" in g:
        year = int(g["Y"])
    month = int(g["m"]) if "m" in g else 1
    if "B" in g:
        month = _MONTHS.index(g["B"].lower()) + 1
    if "b" in g:
        month = [m[:3] for m in _MONTHS].index(g["b"].lower()) + 1
    day = int(g["d"]) if "d" in g else 1
    if "j" in g:
        if "m" in g or "b" in g or "B" in g or "d" in g:
            _python.refuse("%j beside a month or day in strptime() is not there "
                           "yet")
        left = int(g["j"])
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        month = 1
        for n in (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30):
            if left <= n:
                break
            left -= n
            month += 1
        day = left
    hour = int(g["H"]) if "H" in g else 0
    if "I" in g:
        hour = int(g["I"])
        half = g.get("p", "").lower()
        if half in ("", "am"):
            hour = 0 if hour == 12 else hour
        else:
            hour = hour if hour == 12 else hour + 12
    minute = int(g["M"]) if "M" in g else 0
    second = int(g["S"]) if "S" in g else 0
    us = int((g["f"] + "00000")[:6]) if "f" in g else 0
    offset = None
    if "z" in g and g["z"]:
        offset = _offset(g["z"])
    return year, month, day, hour, minute, second, us, offset, None
