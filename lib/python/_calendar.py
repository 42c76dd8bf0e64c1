# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The calendar, for datetime and time: days and their numbers, and texts by a
form. All numbers may be known only when running.
"""
import _python

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
         "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December")
_staged = _python.is_staged


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def ordinal(year, month, day):
    """Days since the year 1, of which the first is 1: a year begins in March."""
    y = year - (month <= 2)
    m = month + 12 * (month <= 2) - 3
    return (365 * y + y // 4 - y // 100 + y // 400 + (153 * m + 2) // 5 + day
            - 306)


def civil(n):
    """(year, month, day) of a day."""
    z = n + 305
    era = z // 146097
    doe = z - era * 146097
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 - 12 * (mp >= 10)
    return yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) // 5 + 1


def iso_week(d):
    n = d.toordinal()
    weekday = (n + 6) % 7
    thursday = civil(n - weekday + 3)[0]
    first = ordinal(thursday, 1, 4)
    monday = first - (first + 6) % 7
    return thursday, (n - monday) // 7 + 1, weekday + 1


def strftime(d, form, time):
    hour, minute, second, microsecond = time
    parts = []
    i = 0
    while i < len(form):
        j = form.find("%", i)
        if j < 0 or j + 1 == len(form):
            parts.append(form[i:])
            break
        parts.append(form[i:j])
        c = form[j + 1]
        i = j + 2
        parts.append(directive(d, c, hour, minute, second, microsecond))
    text = ""
    for part in parts:
        text = text + part
    return text


def _known_name(names, i):
    if _staged(i):
        return _python.refuse("the name of a day or month that only running "
                              "knows is not there yet")
    return names[i]


def directive(d, c, hour, minute, second, microsecond):
    if c == "Y":
        return f"{d._year}"
    if c == "m":
        return f"{d._month:02d}"
    if c == "d":
        return f"{d._day:02d}"
    if c == "H":
        return f"{hour:02d}"
    if c == "M":
        return f"{minute:02d}"
    if c == "S":
        return f"{second:02d}"
    if c == "f":
        return f"{microsecond:06d}"
    if c == "y":
        return f"{d._year % 100:02d}"
    if c == "F":
        return f"{d._year}-{d._month:02d}-{d._day:02d}"
    if c in "TX":
        return f"{hour:02d}:{minute:02d}:{second:02d}"
    if c in "Dx":
        return f"{d._month:02d}/{d._day:02d}/{d._year % 100:02d}"
    if c == "R":
        return f"{hour:02d}:{minute:02d}"
    if c == "e":
        return f"{d._day:2d}"
    if c == "I":
        return f"{(hour + 11) % 12 + 1:02d}"
    if c == "p":
        return _known_name(("AM", "PM"), hour // 12)
    if c == "a":
        return _known_name(_DAYS, d.weekday())[:3]
    if c == "A":
        return _known_name(_DAYS, d.weekday())
    if c in "bh":
        return _known_name(_MONTHS, d._month - 1)[:3]
    if c == "B":
        return _known_name(_MONTHS, d._month - 1)
    if c == "c":
        return (f"{_known_name(_DAYS, d.weekday())[:3]} "
                f"{_known_name(_MONTHS, d._month - 1)[:3]} {d._day:2d} "
                f"{hour:02d}:{minute:02d}:{second:02d} {d._year}")
    if c == "%":
        return "%"
    if c in "jUW":
        day = d.toordinal() - ordinal(d._year, 1, 1)
        if c == "j":
            return f"{day + 1:03d}"
        weekday = d.weekday() if c == "W" else (d.weekday() + 1) % 7
        return f"{(day + 7 - weekday) // 7:02d}"
    if c == "u":
        return f"{d.weekday() + 1}"
    if c == "w":
        return f"{(d.weekday() + 1) % 7}"
    if c == "G":
        return f"{iso_week(d)[0]}"
    if c == "V":
        return f"{iso_week(d)[1]:02d}"
    if c in "zZ":
        return d._zone(c) if hasattr(d, "_zone") else ""
    if c == "n":
        return "\n"
    if c == "t":
        return "\t"
    return _python.refuse(f"`%{c}` in strftime() is not there yet")
