# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""array: lists of numbers of one C type. What takes bytes, files and
characters of Unicode is not there."""
from operator import index as _index

import numpy as _np

typecodes = "bBuhHiIlLqQfd"

_size = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8,
         "Q": 8, "f": 4, "d": 8}
# What an int has to fit in turn, and how the error calls it.
_short = (-2 ** 15, 2 ** 15 - 1, "signed short integer")
_int = (-2 ** 31, 2 ** 31 - 1, "signed integer")
_fits = {
    "b": (_short, (-2 ** 7, 2 ** 7 - 1, "signed char")),
    "B": ((0, 2 ** 8 - 1, "unsigned byte integer"),),
    "h": (_short,),
    "H": (_int, (0, 2 ** 16 - 1, "unsigned short")),
    "i": (_int,),
    "I": ((0, 2 ** 32 - 1, "unsigned int"),),
    "l": (), "L": (), "q": (), "Q": (),
}


def _real(x):
    if isinstance(x, float):
        return x
    if x is None or isinstance(x, (str, list, tuple)):
        raise TypeError(f"must be real number, not {type(x).__name__}")
    return float(x)


def _whole(code, x):
    if isinstance(x, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    x = _index(x)
    if code in "ILQ":
        if x < 0:
            raise OverflowError("can't convert negative " + (
                "int to unsigned" if code == "Q" else "value to unsigned int"))
        if x >= 2 ** 64:
            raise OverflowError(
                "int too big to convert" if code == "Q" else
                "Python int too large to convert to C unsigned long")
    elif not -2 ** 63 <= x < 2 ** 63:
        raise OverflowError("int too big to convert" if code == "q" else
                            "Python int too large to convert to C long")
    for low, high, name in _fits[code]:
        if x < low:
            raise OverflowError(f"{name} is less than minimum")
        if x > high:
            raise OverflowError(f"{name} is greater than maximum")
    return x


class array:
    def __init__(self, typecode, initializer=(), /):
        if typecode not in _size:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, "
                             "q, Q, f or d)")
        self._code = typecode
        self._items = []
        self.extend(initializer)

    @property
    def typecode(self):
        return self._code

    @property
    def itemsize(self):
        return _size[self._code]

    def _take(self, x):
        if self._code == "d":
            return _real(x)
        if self._code == "f":
            return float(_np.float32(_real(x)))
        return _whole(self._code, x)

    def _check(self, at, what):
        if not -len(self._items) <= at < len(self._items):
            raise IndexError(f"{what} out of range")

    def _made(self, items):
        made = array(self._code)
        made._items = items
        return made

    def _same_kind(self, other, what):
        if not isinstance(other, array):
            raise TypeError(f"can only {what} array (not "
                            f"\"{type(other).__name__}\") to array")
        if other._code != self._code:
            raise TypeError("bad argument type for built-in operation")

    def append(self, x, /):
        self._items.append(self._take(x))

    def extend(self, items, /):
        if isinstance(items, array):
            if items._code != self._code:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(list(items._items))
            return
        for x in items:
            self._items.append(self._take(x))

    def fromlist(self, items, /):
        if not isinstance(items, list):
            raise TypeError("arg must be list")
        self._items.extend([self._take(x) for x in items])

    def tolist(self):
        return list(self._items)

    def insert(self, at, x, /):
        self._items.insert(at, self._take(x))

    def pop(self, at=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        if not -len(self._items) <= at < len(self._items):
            raise IndexError("pop index out of range")
        return self._items.pop(at)

    def remove(self, x, /):
        if x not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(x)

    def index(self, x, start=0, stop=None, /):
        stop = len(self._items) if stop is None else stop
        for at in range(len(self._items))[start:stop]:
            if self._items[at] == x:
                return at
        raise ValueError("array.index(x): x not in array")

    def count(self, x, /):
        return self._items.count(x)

    def reverse(self):
        self._items.reverse()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, x):
        return x in self._items

    def __getitem__(self, at):
        if isinstance(at, slice):
            return self._made(self._items[at])
        self._check(at, "array index")
        return self._items[at]

    def __setitem__(self, at, x):
        if isinstance(at, slice):
            if not isinstance(x, array):
                raise TypeError("can only assign array (not "
                                f"\"{type(x).__name__}\") to array slice")
            self._same_kind(x, "assign")
            self._items[at] = list(x._items)
        else:
            self._check(at, "array assignment index")
            self._items[at] = self._take(x)

    def __delitem__(self, at):
        if not isinstance(at, slice):
            self._check(at, "array assignment index")
        del self._items[at]

    def __add__(self, other):
        self._same_kind(other, "append")
        return self._made(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError("can only extend with array (not "
                            f"\"{type(other).__name__}\")")
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._made(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        return self

    def __copy__(self):
        return self._made(list(self._items))

    def __eq__(self, other):
        if not isinstance(other, array):
            return NotImplemented
        return self._items == other._items

    def __lt__(self, other):
        if not isinstance(other, array):
            return NotImplemented
        return self._items < other._items

    def __le__(self, other):
        if not isinstance(other, array):
            return NotImplemented
        return self._items <= other._items

    def __gt__(self, other):
        if not isinstance(other, array):
            return NotImplemented
        return self._items > other._items

    def __ge__(self, other):
        if not isinstance(other, array):
            return NotImplemented
        return self._items >= other._items

    def __hash__(self):
        raise TypeError("unhashable type: 'array.array'")

    def __repr__(self):
        if not self._items:
            return f"array('{self._code}')"
        return f"array('{self._code}', {self._items!r})"


ArrayType = array
