# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""datetime: dates and times, by CPython's rules. What is told by a clock is known
only when running, and so is what is computed of it: all arithmetic here takes
such numbers, and no check is made of them.
"""
import _python
import _time
from _calendar import (civil as _civil, days_in_month as _days_in_month,
                       directive as _directive, iso_week as _iso_week,
                       ordinal as _ordinal, strftime as _strftime)
from math import frexp

MINYEAR = 1
MAXYEAR = 9999
_staged = _python.is_staged


def _index(x):
    if isinstance(x, float) or x is None or isinstance(x, str):
        raise TypeError(f"{type(x).__name__!r} object cannot be interpreted as "
                        "an integer")
    return _python.index(x)


def _check_date(year, month, day):
    if _staged((year, month, day)):
        return
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond, fold):
    if _staged((hour, minute, second, microsecond)):
        return
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def _check_tz(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, "
                        f"not type '{type(tz).__name__}'")
    if tz is not None and not isinstance(tz, timezone):
        _python.refuse("a time zone that is not a `timezone` is not there yet")



# ---- timedelta ----

class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0,
                 minutes=0, hours=0, weeks=0):
        total = 0
        left = 0.0
        for name, x, factor in (
                ("microseconds", microseconds, 1),
                ("milliseconds", milliseconds, 1000),
                ("seconds", seconds, 1000000), ("minutes", minutes, 60000000),
                ("hours", hours, 3600000000), ("days", days, 86400000000),
                ("weeks", weeks, 604800000000)):
            if isinstance(x, float):
                if not _staged(x):
                    if x != x:
                        raise ValueError("cannot convert float NaN to integer")
                    if x - x != 0:
                        raise OverflowError("cannot convert float infinity to "
                                            "integer")
                whole = int(x)
                part = (x - whole) * factor
                total = total + whole * factor + int(part)
                left = left + (part - int(part))
            elif isinstance(x, int):
                total = total + x * factor
            else:
                raise TypeError(f"unsupported type for timedelta {name} "
                                f"component: {type(x).__name__}")
        if _staged(left) or left:
            odd = total % 2
            total = total + (round(left + odd) - odd)
        self._set(total)

    def _set(self, total):
        self._microseconds = total % 1000000
        seconds = total // 1000000
        self._seconds = seconds % 86400
        self._days = seconds // 86400
        if not _staged(total) and abs(self._days) > 999999999:
            if not -2147483648 <= self._days <= 2147483647:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError(f"days={self._days}; must have magnitude <= "
                                "999999999")

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _total(self):
        return ((self._days * 86400 + self._seconds) * 1000000
                + self._microseconds)

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        args = []
        if self._days:
            args.append(f"days={self._days}")
        if self._seconds:
            args.append(f"seconds={self._seconds}")
        if self._microseconds:
            args.append(f"microseconds={self._microseconds}")
        return f"datetime.timedelta({', '.join(args) if args else 0})"

    def __str__(self):
        mm = self._seconds // 60
        s = f"{mm // 60}:{mm % 60:02d}:{self._seconds % 60:02d}"
        if self._days:
            plural = "s" if abs(self._days) != 1 else ""
            s = f"{self._days} day{plural}, " + s
        if self._microseconds:
            s = s + f".{self._microseconds:06d}"
        return s

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _delta(self._total() + other._total())

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _delta(self._total() - other._total())

    def __rsub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _delta(other._total() - self._total())

    def __neg__(self):
        return _delta(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return _delta(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(self._total() * other)
        if isinstance(other, float) and not _staged((other, self._days)):
            a, b = _ratio(other)
            return _delta(_divide_nearest(self._total() * a, b))
        if isinstance(other, float):
            return _python.refuse("a timedelta times a float that only running "
                                  "knows is not there yet")
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, int):
            return _delta(self._total() // other)
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if _staged((self._days, other)):
            return _python.refuse("a timedelta that only running knows, divided "
                                  "by a number, is not there yet")
        if isinstance(other, int):
            return _delta(_divide_nearest(self._total(), other))
        if isinstance(other, float):
            a, b = _ratio(other)
            return _delta(_divide_nearest(self._total() * b, a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._total(), other._total())
            return q, _delta(r)
        return NotImplemented

    def __eq__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._total() == other._total()

    def __lt__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._total() < other._total()

    def __le__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._total() <= other._total()

    def __gt__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._total() > other._total()

    def __ge__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._total() >= other._total()

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0


def _delta(total):
    d = timedelta()
    d._set(total)
    return d


def _ratio(x):
    if x - x != 0:
        if x != x:
            raise ValueError("cannot convert NaN to integer ratio")
        raise OverflowError("cannot convert Infinity to integer ratio")
    m, e = frexp(x)
    return int(m * 2 ** 53) * 2 ** max(e - 53, 0), 2 ** max(53 - e, 0)


def _divide_nearest(a, b):
    q, r = divmod(a, b)
    r *= 2
    more = r > b if b > 0 else r < b
    return q + 1 if more or r == b and q % 2 == 1 else q


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(0, 0, 1)


# ---- time zones ----

class tzinfo:
    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")


def _offset_text(offset, sep=":"):
    total = offset._total()
    sign = "-" if total < 0 else "+"
    seconds, us = divmod(abs(total), 1000000)
    s = f"{sign}{seconds // 3600:02d}{sep}{seconds // 60 % 60:02d}"
    if seconds % 60 or us:
        s += f"{sep}{seconds % 60:02d}"
        if us:
            s += f".{us:06d}"
    return s


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, "
                            f"not {type(offset).__name__}")
        if name is not None and not isinstance(name, str):
            raise TypeError("timezone() argument 2 must be str, not "
                            f"{type(name).__name__}")
        if abs(offset._total()) >= 86400000000:
            raise ValueError(
                "offset must be a timedelta strictly between "
                "-timedelta(hours=24) and timedelta(hours=24), not "
                f"{offset!r}.")
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        if not self._offset:
            return "UTC"
        return "UTC" + _offset_text(self._offset)

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if not self._offset and self._name is None:
            return "datetime.timezone.utc"
        more = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{more})"

    def __str__(self):
        return self.tzname(None)


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


# ---- date ----

class date:
    def __init__(self, year, month, day):
        year, month, day = _index(year), _index(month), _index(day)
        _check_date(year, month, day)
        self._year = year
        self._month = month
        self._day = day

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromordinal(cls, n):
        n = _index(n)
        if not _staged(n):
            if n < 1:
                raise ValueError("ordinal must be >= 1")
            if n > 3652059:
                raise ValueError(f"year {_civil(n)[0]} is out of range")
        y, m, d = _civil(n)
        return cls(y, m, d)

    @classmethod
    def today(cls):
        t = _time.time_ns() // 1000000000
        return cls.fromordinal((t + _time.offset(t)) // 86400 + 719163)

    @classmethod
    def fromtimestamp(cls, t):
        t = _seconds_of(t)
        return cls.fromordinal((t + _time.offset(t)) // 86400 + 719163)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        parts = _iso_date(text)
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*parts)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return (self.toordinal() + 6) % 7 + 1

    def isocalendar(self):
        return _iso_calendar(*_iso_week(self))

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def __repr__(self):
        return f"datetime.date({self._year}, {self._month}, {self._day})"

    def ctime(self):
        return _directive(self, "c", 0, 0, 0, 0)

    def strftime(self, format):
        return _strftime(self, format, (0, 0, 0, 0))

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def _key(self):
        return self.toordinal()

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other._days
        if not _staged(n) and not 1 <= n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + _delta(-other._days * 86400000000)
        if isinstance(other, date) and not isinstance(other, datetime):
            return _delta((self.toordinal() - other.toordinal()) * 86400000000)
        return NotImplemented

    def _like(self, other):
        return isinstance(other, date) and (isinstance(self, datetime)
                                            == isinstance(other, datetime))

    def __eq__(self, other):
        return self._key() == other._key() if self._like(
            other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._like(
            other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._like(
            other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._like(
            other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._like(
            other) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class _iso_calendar(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return (f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, "
                f"weekday={self[2]})")


def _seconds_of(t):
    if isinstance(t, float) and not _staged(t):
        return int(t // 1)
    return int(t)


def _digits(text, n):
    return len(text) == n and text.isascii() and text.isdigit()


def _iso_date(text):
    if len(text) == 10 and text[4] == "-" and text[7] == "-":
        parts = (text[:4], text[5:7], text[8:])
    elif _digits(text, 8):
        parts = (text[:4], text[4:6], text[6:])
    else:
        if "W" in text:
            _python.refuse("weeks in fromisoformat() are not there yet")
        return None
    if (not _digits(parts[0], 4) or not _digits(parts[1], 2)
            or not _digits(parts[2], 2)):
        return None
    return int(parts[0]), int(parts[1]), int(parts[2])


# ---- time ----

def _time_text(h, m, s, us, timespec):
    if timespec == "auto":
        return (f"{h:02d}:{m:02d}:{s:02d}.{us:06d}" if us
                else f"{h:02d}:{m:02d}:{s:02d}")
    if timespec == "hours":
        return f"{h:02d}"
    if timespec == "minutes":
        return f"{h:02d}:{m:02d}"
    if timespec == "seconds":
        return f"{h:02d}:{m:02d}:{s:02d}"
    if timespec == "milliseconds":
        return f"{h:02d}:{m:02d}:{s:02d}.{us // 1000:03d}"
    if timespec == "microseconds":
        return f"{h:02d}:{m:02d}:{s:02d}.{us:06d}"
    raise ValueError("Unknown timespec value")


class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                 *, fold=0):
        hour, minute = _index(hour), _index(minute)
        second, microsecond = _index(second), _index(microsecond)
        _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, text):
        parts = _iso_time(text.removeprefix("T"))
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*parts)

    def isoformat(self, timespec="auto"):
        s = _time_text(self._hour, self._minute, self._second,
                       self._microsecond, timespec)
        if self._tzinfo is not None:
            offset = self.utcoffset()
            if offset is not None:
                s = s + _offset_text(offset)
        return s

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"datetime.time({_time_args(self)})"

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def strftime(self, format):
        return _strftime(datetime(1900, 1, 1, tzinfo=self._tzinfo), format,
                         (self._hour, self._minute, self._second,
                          self._microsecond))

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold)

    def _key(self):
        offset = self.utcoffset()
        return ((self._hour * 3600 + self._minute * 60 + self._second)
                * 1000000 + self._microsecond
                - (0 if offset is None else offset._total()))

    def _compared(self, other, what):
        if not isinstance(other, time):
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if what == 0:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        return True

    def __eq__(self, other):
        like = self._compared(other, 0)
        if like is None:
            return False
        return self._key() == other._key() if like else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._compared(
            other, 1) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._compared(
            other, 1) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._compared(
            other, 1) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._compared(
            other, 1) else NotImplemented

    def __hash__(self):
        return hash(self._key())


def _time_args(t):
    s = f"{t._hour}, {t._minute}"
    if t._second or t._microsecond:
        s += f", {t._second}"
    if t._microsecond:
        s += f", {t._microsecond}"
    if t._tzinfo is not None:
        s += f", tzinfo={t._tzinfo!r}"
    if t._fold:
        s += ", fold=1"
    return s


def _iso_offset(text):
    """The tzinfo of `+hh:mm`; None: it is none."""
    if text == "Z":
        return timezone.utc
    parts = _iso_time(text[1:], True)
    if parts is None:
        return None
    d = timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2],
                  microseconds=parts[3])
    if text[0] == "-":
        d = -d
    return timezone(d) if d else timezone.utc


def _iso_time(text, is_offset=False):
    """(hour, minute, second, microsecond, tzinfo) or None."""
    tz = None
    if not is_offset:
        for i, c in enumerate(text):
            if c in "+-Z":
                tz = _iso_offset(text[i:])
                if tz is None:
                    return None
                text = text[:i]
                break
    us = 0
    if "." in text or "," in text:
        i = text.find(".") if "." in text else text.find(",")
        part = text[i + 1:]
        if not part or not _digits(part, len(part)):
            return None
        us = int((part + "000000")[:6])
        text = text[:i]
        if len(text) not in (6, 8):
            return None
    parts = text.split(":") if ":" in text else [text[i:i + 2] for i in
                                                 range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or any([not _digits(p, 2) for p in parts]):
        return None
    parts = [int(p) for p in parts] + [0, 0]
    return parts[0], parts[1], parts[2], us, tz


# ---- datetime ----

class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0,
                 microsecond=0, tzinfo=None, *, fold=0):
        year, month, day = _index(year), _index(month), _index(day)
        hour, minute = _index(hour), _index(minute)
        second, microsecond = _index(second), _index(microsecond)
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _of(cls, total, tz):
        """Of microseconds since the year 1."""
        seconds = total // 1000000
        n = seconds // 86400
        y, m, d = _civil(n)
        s = seconds % 86400
        return cls(y, m, d, s // 3600, s // 60 % 60, s % 60, total % 1000000,
                   tz)

    def _local(self):
        return ((self.toordinal() * 86400 + self._hour * 3600
                 + self._minute * 60 + self._second) * 1000000
                + self._microsecond)

    @classmethod
    def _of_clock(cls, us, tz):
        """Of microseconds since 1970; tz None: by the local clock."""
        _check_tz(tz)
        offset = (tz.utcoffset(None)._total() if tz is not None
                  else _time.offset(us // 1000000) * 1000000)
        return cls._of(us + 62135683200000000 + offset, tz)

    @classmethod
    def now(cls, tz=None):
        return cls._of_clock(_time.time_ns() // 1000, tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls._of(_time.time_ns() // 1000 + 62135683200000000, None)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        return cls._of_clock(_us_of(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls._of(_us_of(timestamp) + 62135683200000000, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date._year, date._month, date._day, time._hour,
                   time._minute, time._second, time._microsecond,
                   time._tzinfo if tzinfo is True else tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        n = 10 if text[4:5] == "-" else 8
        day = _iso_date(text[:n])
        at = (0, 0, 0, 0, None)
        if len(text) > n:
            at = _iso_time(text[n + 1:])
        if day is None or at is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*day, *at)

    @classmethod
    def strptime(cls, date_string, format):
        from _strptime import parsed
        y, m, d, h, mi, s, us, offset, name = parsed(date_string, format)
        tz = None
        if offset is not None:
            delta = timedelta(microseconds=offset)
            tz = timezone(delta, name) if name else timezone(delta)
            if not delta and not name:
                tz = timezone.utc
        return cls(y, m, d, h, mi, s, us, tz)

    @classmethod
    def fromordinal(cls, n):
        d = date.fromordinal(n)
        return cls(d._year, d._month, d._day)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond,
                    fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond,
                    self._tzinfo, fold=self._fold)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def _zone(self, c):
        """`%z` or `%Z`."""
        if self._tzinfo is None:
            return ""
        return _offset_text(self.utcoffset(), "") if c == "z" else self.tzname()

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def timestamp(self):
        us = self._local() - 62135683200000000
        offset = self.utcoffset()
        if offset is not None:
            return (us - offset._total()) / 1000000
        # local time: what is ahead of UTC then is asked for twice, as the
        # first answer is that of another hour
        seconds = us // 1000000
        ahead = _time.offset(seconds - _time.offset(seconds))
        return (us - ahead * 1000000) / 1000000

    def astimezone(self, tz=None):
        if tz is None or self._tzinfo is None:
            return _python.refuse("astimezone() from or to local time is not "
                                  "there yet")
        if tz is self._tzinfo:
            return self
        utc = self._local() - self.utcoffset()._total()
        return type(self)._of(utc + tz.utcoffset(None)._total(), tz)

    def isoformat(self, sep="T", timespec="auto"):
        s = (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
             + _time_text(self._hour, self._minute, self._second,
                          self._microsecond, timespec))
        offset = self.utcoffset()
        if offset is not None:
            s = s + _offset_text(offset)
        return s

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        return (f"datetime.datetime({self._year}, {self._month}, {self._day}, "
                f"{_time_args(self)})")

    def ctime(self):
        return self.strftime("%c")

    def strftime(self, format):
        return _strftime(self, format, (self._hour, self._minute, self._second,
                                        self._microsecond))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None,
                second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold)

    def _key(self):
        offset = self.utcoffset()
        return self._local() - (0 if offset is None else offset._total())

    def _like(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError("can't compare datetime.datetime to "
                                "datetime.date")
            return False
        if (self._tzinfo is None) != (other._tzinfo is None):
            raise TypeError("can't compare offset-naive and offset-aware "
                            "datetimes")
        return True

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return False if isinstance(other, date) else NotImplemented
        if (self._tzinfo is None) != (other._tzinfo is None):
            return False
        return self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def _moved(self, by):
        total = self._local() + by
        n = total // 86400000000
        if not _staged(n) and not 1 <= n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self)._of(total, self._tzinfo)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._moved(other._total())

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._total())
        if not isinstance(other, datetime):
            return NotImplemented
        if (self._tzinfo is None) != (other._tzinfo is None):
            raise TypeError("can't subtract offset-naive and offset-aware "
                            "datetimes")
        return _delta(self._key() - other._key())


def _us_of(t):
    if isinstance(t, float):
        whole = int(t // 1)
        return whole * 1000000 + round((t - whole) * 1000000)
    return t * 1000000


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
for _cls in (timedelta, tzinfo, timezone, date, time, datetime):
    _python.bind(_cls, ".type_name", "datetime." + _cls.__name__)
