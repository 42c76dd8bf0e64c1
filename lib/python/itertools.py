# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""itertools: iterators over iterators, as lazy as CPython's. What they go
through is taken one item at a time, when it is asked for.
"""
import _python

_absent = object()
_FAR = 2**62


def _add(a, b):
    return a + b


def count(start=0, step=1):
    plain = type(start) is int and type(step) is int
    if isinstance(start, int) and isinstance(step, int) and (
            step == 1 or plain and step != 0):
        return iter(range(start, _FAR if step > 0 else -_FAR, step))
    return _Count(start, step)


def repeat(object, times=None):
    return (object for _ in range(_FAR if times is None else times))


class _Iterator:
    def __iter__(self):
        return self


class _Count(_Iterator):
    def __init__(self, start, step):
        self._at = start
        self._step = step

    def __next__(self):
        value = self._at
        self._at = value + self._step
        return value

    def __repr__(self):
        more = "" if self._step == 1 else f", {self._step!r}"
        return f"count({self._at!r}{more})"


class cycle(_Iterator):
    def __init__(self, iterable, /):
        self._it = iter(iterable)
        self._saved = []
        self._at = -1

    def __next__(self):
        if self._at < 0:
            value = next(self._it, _absent)
            if value is not _absent:
                self._saved.append(value)
                return value
            if not self._saved:
                raise StopIteration
            self._at = 0
        value = self._saved[self._at]
        self._at = (self._at + 1) % len(self._saved)
        return value


class chain:
    def __new__(cls, *iterables):
        return (x for iterable in iterables for x in iterable)

    @classmethod
    def from_iterable(cls, iterable, /):
        return (x for part in iterable for x in part)


class accumulate(_Iterator):
    def __init__(self, iterable, func=None, *, initial=None):
        self._it = iter(iterable)
        self._func = _add if func is None else func
        self._total = _absent
        self._initial = initial

    def __next__(self):
        if self._initial is not None:
            self._total = self._initial
            self._initial = None
            return self._total
        value = next(self._it)
        if self._total is not _absent:
            value = self._func(self._total, value)
        self._total = value
        return value


class starmap(_Iterator):
    def __init__(self, function, iterable, /):
        self._function = function
        self._it = iter(iterable)

    def __next__(self):
        return self._function(*next(self._it))


class takewhile(_Iterator):
    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._it = iter(iterable)
        self._ended = False

    def __next__(self):
        if self._ended:
            raise StopIteration
        value = next(self._it)
        if self._predicate(value):
            return value
        self._ended = True
        raise StopIteration


class dropwhile(_Iterator):
    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._it = iter(iterable)
        self._begun = False

    def __next__(self):
        value = next(self._it)
        while not self._begun:
            if self._predicate(value):
                value = next(self._it)
            else:
                self._begun = True
        return value


class filterfalse(_Iterator):
    def __init__(self, function, iterable, /):
        self._function = function
        self._it = iter(iterable)

    def __next__(self):
        value = next(self._it)
        while value if self._function is None else self._function(value):
            value = next(self._it)
        return value


class compress(_Iterator):
    def __init__(self, data, selectors):
        self._data = iter(data)
        self._selectors = iter(selectors)

    def __next__(self):
        value = next(self._data)
        while not next(self._selectors):
            value = next(self._data)
        return value


class pairwise(_Iterator):
    def __init__(self, iterable, /):
        self._it = iter(iterable)
        self._last = _absent

    def __next__(self):
        if self._last is _absent:
            self._last = next(self._it)
        last = self._last
        self._last = next(self._it)
        return (last, self._last)


def _bound(x):
    if x is not None and (not isinstance(x, int) or x < 0):
        raise ValueError("Indices for islice() must be None or an integer: "
                         "0 <= x <= sys.maxsize.")
    return x


class islice(_Iterator):
    def __init__(self, iterable, start, stop=_absent, step=None, /):
        if stop is _absent:
            start, stop = 0, start
        self._it = iter(iterable)
        self._next = _bound(start) or 0
        self._stop = _bound(stop)
        self._step = 1 if step is None else _bound(step)
        self._at = 0
        if self._step == 0:
            raise ValueError("Step for islice() must be a positive integer or "
                             "None.")

    def __next__(self):
        while self._at < self._next:
            next(self._it)
            self._at += 1
        if self._stop is not None and self._at >= self._stop:
            raise StopIteration
        value = next(self._it)
        self._at += 1
        self._next += self._step
        if self._stop is not None and self._next > self._stop:
            self._next = self._stop
        return value


class zip_longest(_Iterator):
    def __init__(self, *iterables, fillvalue=None):
        self._its = [iter(x) for x in iterables]
        self._fill = fillvalue
        self._active = len(self._its)

    def __next__(self):
        if not self._its:
            raise StopIteration
        row = []
        for i in range(len(self._its)):
            value = self._fill
            if self._its[i] is not None:
                value = next(self._its[i], _absent)
                if value is _absent:
                    self._active -= 1
                    if not self._active:
                        raise StopIteration
                    self._its[i] = None
                    value = self._fill
            row.append(value)
        return tuple(row)


class groupby(_Iterator):
    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._key = key
        self._target = self._current = self._value = _absent
        self._group = None

    def _step(self):
        self._value = next(self._it)
        self._current = (self._value if self._key is None
                         else self._key(self._value))

    def __next__(self):
        self._group = object()
        if self._current is _absent:
            self._step()
        elif self._target is not _absent:
            while self._current == self._target:
                self._step()
        self._target = self._current
        return (self._current, _Group(self, self._target, self._group))


class _Group(_Iterator):
    def __init__(self, parent, target, mark):
        self._parent = parent
        self._target = target
        self._mark = mark
        self._first = True

    def __next__(self):
        parent = self._parent
        if parent._group is not self._mark:
            raise StopIteration
        if self._first:
            self._first = False
        else:
            parent._step()
        if not parent._current == self._target:
            raise StopIteration
        return parent._value


class _Tee(_Iterator):
    def __init__(self, source):
        self._source = source
        self._at = 0

    def __next__(self):
        source = self._source
        if self._at == len(source.items):
            source.items.append(next(source.it))
        self._at += 1
        return source.items[self._at - 1]

    def __copy__(self):
        other = _Tee(self._source)
        other._at = self._at
        return other


class _TeeSource:
    def __init__(self, it):
        self.it = it
        self.items = []


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    source = _TeeSource(iter(iterable))
    return tuple([_Tee(source) for _ in range(n)])


class product(_Iterator):
    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self._pools = [tuple(x) for x in iterables] * repeat
        self._indices = None

    def __next__(self):
        pools = self._pools
        indices = self._indices
        if indices is None:
            for pool in pools:
                if not pool:
                    raise StopIteration
            self._indices = [0] * len(pools)
        else:
            i = len(pools) - 1
            while i >= 0 and indices[i] == len(pools[i]) - 1:
                indices[i] = 0
                i -= 1
            if i < 0:
                self._pools = [()]
                self._indices = None
                raise StopIteration
            indices[i] += 1
        return tuple([pool[i] for pool, i in zip(pools, self._indices)])


class combinations(_Iterator):
    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError("r must be non-negative")
        self._pool = tuple(iterable)
        self._r = r
        self._indices = None
        self._ended = r > len(self._pool)

    def __next__(self):
        n = len(self._pool)
        r = self._r
        indices = self._indices
        if self._ended:
            raise StopIteration
        if indices is None:
            indices = self._indices = list(range(r))
        else:
            i = r - 1
            while i >= 0 and indices[i] == i + n - r:
                i -= 1
            if i < 0:
                self._ended = True
                raise StopIteration
            indices[i] += 1
            for j in range(i + 1, r):
                indices[j] = indices[j - 1] + 1
        return tuple([self._pool[i] for i in indices])


class combinations_with_replacement(_Iterator):
    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError("r must be non-negative")
        self._pool = tuple(iterable)
        self._r = r
        self._indices = None
        self._ended = not self._pool and r > 0

    def __next__(self):
        n = len(self._pool)
        indices = self._indices
        if self._ended:
            raise StopIteration
        if indices is None:
            indices = self._indices = [0] * self._r
        else:
            i = self._r - 1
            while i >= 0 and indices[i] == n - 1:
                i -= 1
            if i < 0:
                self._ended = True
                raise StopIteration
            indices = self._indices = (indices[:i]
                                       + [indices[i] + 1] * (self._r - i))
        return tuple([self._pool[i] for i in indices])


class permutations(_Iterator):
    def __init__(self, iterable, r=None):
        self._pool = tuple(iterable)
        n = len(self._pool)
        self._r = n if r is None else r
        if self._r < 0:
            raise ValueError("r must be non-negative")
        self._indices = None
        self._cycles = list(range(n, n - self._r, -1))
        self._ended = self._r > n

    def __next__(self):
        if self._ended:
            raise StopIteration
        n = len(self._pool)
        r = self._r
        cycles = self._cycles
        indices = self._indices
        if indices is None:
            indices = self._indices = list(range(n))
        else:
            i = r - 1
            while i >= 0:
                cycles[i] -= 1
                if cycles[i]:
                    j = n - cycles[i]
                    indices[i], indices[j] = indices[j], indices[i]
                    break
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
                i -= 1
            if i < 0:
                self._ended = True
                raise StopIteration
        return tuple([self._pool[i] for i in indices[:r]])
