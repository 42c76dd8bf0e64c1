# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What of the module time is about days and hours: struct_time, and texts."""
import _python
import _time
from _calendar import civil, directive, ordinal, strftime as _strftime

_FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec",
           "tm_wday", "tm_yday", "tm_isdst")


class struct_time:
    def __init__(self, parts, /):
        parts = list(parts)
        if len(parts) != 9:
            raise TypeError("time.struct_time() takes an at least 9-sequence "
                            f"({len(parts)}-sequence given)")
        self._set(parts)

    def _set(self, parts):
        self._parts = parts
        self._year, self._month, self._day = parts[:3]

    def _part(self, i):
        if self._parts[i] is None:
            return _python.refuse("tm_isdst of local time is not there yet")
        return self._parts[i]

    tm_year = property(lambda self: self._parts[0])
    tm_mon = property(lambda self: self._parts[1])
    tm_mday = property(lambda self: self._parts[2])
    tm_hour = property(lambda self: self._parts[3])
    tm_min = property(lambda self: self._parts[4])
    tm_sec = property(lambda self: self._parts[5])
    tm_wday = property(lambda self: self._parts[6])
    tm_yday = property(lambda self: self._parts[7])
    tm_isdst = property(lambda self: self._part(8))

    def toordinal(self):
        return ordinal(self._year, self._month, self._day)

    def weekday(self):
        return self._parts[6]

    def _zone(self, c):
        return _python.refuse("the name of a time zone is not there yet")

    def __len__(self):
        return 9

    def __getitem__(self, i):
        if isinstance(i, slice):
            return tuple([self._part(k) for k in range(9)[i]])
        return self._part(range(9)[i])

    def __iter__(self):
        return iter([self._part(i) for i in range(9)])

    def __eq__(self, other):
        if isinstance(other, struct_time):
            other = tuple(other)
        return tuple(self) == other

    def __hash__(self):
        return hash(tuple(self))

    def __repr__(self):
        shown = ", ".join([f"{_FIELDS[i]}={self._part(i)!r}"
                           for i in range(9)])
        return f"time.struct_time({shown})"


_python.bind(struct_time, ".type_name", "time.struct_time")


def _at(seconds, isdst):
    """Of seconds since 1970, without an offset."""
    day = seconds // 86400 + 719163
    y, m, d = civil(day)
    s = seconds % 86400
    t = object.__new__(struct_time)
    t._set([y, m, d, s // 3600, s // 60 % 60, s % 60, (day + 6) % 7,
            day - ordinal(y, 1, 1) + 1, isdst])
    return t


def _seconds(secs):
    if secs is None:
        return _time.time_ns() // 1000000000
    if isinstance(secs, float):
        return int(secs // 1)
    return _python.index(secs)


def gmtime(secs=None):
    return _at(_seconds(secs), 0)


def localtime(secs=None):
    s = _seconds(secs)
    return _at(s + _time.offset(s), None)


def _given(t):
    if t is None:
        return localtime()
    if isinstance(t, struct_time):
        return t
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    return struct_time(t)


def strftime(format, t=None):
    t = _given(t)
    return _strftime(t, format, (t.tm_hour, t.tm_min, t.tm_sec, 0))


def asctime(t=None):
    t = _given(t)
    return directive(t, "c", t.tm_hour, t.tm_min, t.tm_sec, 0)


def ctime(secs=None):
    return asctime(localtime(secs))


def mktime(t):
    t = _given(t)
    s = ((t.toordinal() - 719163) * 86400 + t.tm_hour * 3600 + t.tm_min * 60
         + t.tm_sec)
    return float(s - _time.offset(s - _time.offset(s)))


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    from _strptime import parsed
    y, m, d, h, mi, s, us, offset, name = parsed(string, format)
    day = ordinal(y, m, d)
    return struct_time((y, m, d, h, mi, s, (day + 6) % 7,
                        day - ordinal(y, 1, 1) + 1, -1))
