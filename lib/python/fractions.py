# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""fractions: rational numbers that are known while compiling."""
from math import frexp, gcd
from numbers import Rational

import _python

_PRIME = 2 ** 61 - 1


def _is_number(text):
    """Digits, with single underscores between them."""
    return text != "" and all([p.isdecimal() for p in text.split("_")])


def _ratio(x):
    if x != x:
        raise ValueError("cannot convert NaN to integer ratio")
    if x - x != 0:
        raise OverflowError("cannot convert Infinity to integer ratio")
    m, e = frexp(x)
    n = int(m * 2 ** 53)
    e -= 53
    return n * 2 ** max(e, 0), 2 ** max(-e, 0)


def _parsed(source):
    """(numerator, denominator) of a text."""
    text = source.strip()
    sign = -1 if text[:1] == "-" else 1
    text = text[1:] if text[:1] in ("-", "+") and text else text
    wrong = ValueError(f"Invalid literal for Fraction: {source!r}")
    if "/" in text:
        num, _, den = text.partition("/")
        if not _is_number(num) or not _is_number(den):
            raise wrong
        return sign * int(num), int(den)
    num, e, exp = text.lower().partition("e")
    num, dot, decimal = num.partition(".")
    if (num and not _is_number(num) or decimal and not _is_number(decimal)
            or not num and not decimal
            or e and not _is_number(exp[1:] if exp[:1] in "+-" else exp)):
        raise wrong
    n, d = int(num or "0"), 1
    if decimal:
        decimal = decimal.replace("_", "")
        d = 10 ** len(decimal)
        n = n * d + int(decimal)
    if exp:
        by = int(exp)
        if by >= 0:
            n *= 10 ** by
        else:
            d *= 10 ** -by
    return sign * n, d


class Fraction(Rational):
    def __init__(self, numerator=0, denominator=None):
        if _python.is_staged((numerator, denominator)):
            _python.refuse("a Fraction of numbers that only running knows is "
                           "not there yet")
        if denominator is None:
            if isinstance(numerator, Fraction):
                n, d = numerator._n, numerator._d
            elif isinstance(numerator, int):
                n, d = int(numerator), 1
            elif isinstance(numerator, float):
                n, d = _ratio(numerator)
            elif isinstance(numerator, str):
                n, d = _parsed(numerator)
            else:
                raise TypeError("argument should be a string or a Rational "
                                "instance")
        elif (isinstance(numerator, (int, Fraction))
              and isinstance(denominator, (int, Fraction))):
            n = numerator.numerator * denominator.denominator
            d = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = gcd(n, d)
        if d < 0:
            g = -g
        self._n = n // g
        self._d = d // g

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, "
                            f"not {f!r} ({type(f).__name__})")
        return cls(f)

    numerator = property(lambda self: self._n)
    denominator = property(lambda self: self._d)

    def as_integer_ratio(self):
        return self._n, self._d

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._d <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._n, self._d
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        bound1 = Fraction(p0 + k * p1, q0 + k * q1)
        bound2 = Fraction(p1, q1)
        if abs(bound2 - self) <= abs(bound1 - self):
            return bound2
        return bound1

    def __repr__(self):
        return f"{self.__class__.__name__}({self._n}, {self._d})"

    def __str__(self):
        return str(self._n) if self._d == 1 else f"{self._n}/{self._d}"

    def __format__(self, spec):
        if spec:
            raise TypeError("unsupported format string passed to "
                            "Fraction.__format__")
        return str(self)

    def __hash__(self):
        if self._d % _PRIME == 0:
            h = 314159
        else:
            h = hash(hash(abs(self._n)) * pow(self._d, _PRIME - 2, _PRIME))
        h = h if self._n >= 0 else -h
        return -2 if h == -1 else h

    def __add__(self, other):
        return _with(self, other, 0)

    def __radd__(self, other):
        return _with(other, self, 0)

    def __sub__(self, other):
        return _with(self, other, 1)

    def __rsub__(self, other):
        return _with(other, self, 1)

    def __mul__(self, other):
        return _with(self, other, 2)

    def __rmul__(self, other):
        return _with(other, self, 2)

    def __truediv__(self, other):
        return _with(self, other, 3)

    def __rtruediv__(self, other):
        return _with(other, self, 3)

    def __floordiv__(self, other):
        return _with(self, other, 4)

    def __rfloordiv__(self, other):
        return _with(other, self, 4)

    def __mod__(self, other):
        return _with(self, other, 5)

    def __rmod__(self, other):
        return _with(other, self, 5)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __pow__(self, b):
        if isinstance(b, (int, Fraction)):
            if b.denominator == 1:
                power = b.numerator
                if power >= 0:
                    return Fraction(self._n ** power, self._d ** power)
                return Fraction(self._d ** -power, self._n ** -power)
            return float(self) ** float(b)
        if isinstance(b, float):
            return float(self) ** b
        if isinstance(b, complex):
            return _python.refuse("a Fraction beside a complex number")
        return NotImplemented

    def __rpow__(self, a):
        if self._d == 1 and self._n >= 0:
            return a ** self._n
        if isinstance(a, int):
            return Fraction(a, 1) ** self
        if isinstance(a, float):
            return a ** float(self)
        if isinstance(a, complex):
            return _python.refuse("a Fraction beside a complex number")
        return NotImplemented

    def __neg__(self):
        return Fraction(-self._n, self._d)

    def __pos__(self):
        return Fraction(self._n, self._d)

    def __abs__(self):
        return Fraction(abs(self._n), self._d)

    def __int__(self):
        return -(-self._n // self._d) if self._n < 0 else self._n // self._d

    def __trunc__(self):
        return self.__int__()

    def __float__(self):
        return self._n / self._d

    def __bool__(self):
        return self._n != 0

    def __floor__(self):
        return self._n // self._d

    def __ceil__(self):
        return -(-self._n // self._d)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, left = divmod(self._n, self._d)
            if left * 2 != self._d:
                return floor + (left * 2 > self._d)
            return floor + floor % 2
        by = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * by), by)
        return Fraction(round(self / by) * by)

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return self._n == other.numerator and self._d == other.denominator
        if isinstance(other, float):
            if other - other != 0:
                return 0.0 == other
            return self == Fraction(other)
        return NotImplemented

    def _order(self, other):
        """What is compared with 0; None: it has no order."""
        if isinstance(other, (int, Fraction)):
            return self._n * other.denominator - self._d * other.numerator
        if isinstance(other, float):
            if other - other != 0:
                return 0.0 - other
            return self._order(Fraction(other))
        return None

    def __lt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order >= 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _with(a, b, how):
    if isinstance(a, complex) or isinstance(b, complex):
        return _python.refuse("a Fraction beside a complex number")
    if isinstance(a, float) or isinstance(b, float):
        a, b = float(a), float(b)
        return (a + b if how == 0 else a - b if how == 1 else a * b
                if how == 2 else a / b if how == 3 else a // b if how == 4
                else a % b)
    if (not isinstance(a, (int, Fraction))
            or not isinstance(b, (int, Fraction))):
        return NotImplemented
    na, da = a.numerator, a.denominator
    nb, db = b.numerator, b.denominator
    if how == 0:
        return Fraction(na * db + da * nb, da * db)
    if how == 1:
        return Fraction(na * db - da * nb, da * db)
    if how == 2:
        return Fraction(na * nb, da * db)
    if how == 3:
        return Fraction(na * db, da * nb)
    if how == 4:
        return (na * db) // (da * nb)
    return Fraction((na * db) % (nb * da), da * db)
