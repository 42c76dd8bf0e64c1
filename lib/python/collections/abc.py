# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""collections.abc: the abstract containers, with the methods that they give to
classes derived from them. What belongs to them without being derived is told
by its methods, or, of Python's own types, by the names in `_kinds`.
"""
from _python import abstract as abstractmethod, has, kinds, set_meta
from abc import ABCMeta


class _Meta(ABCMeta):
    def __instancecheck__(cls, x):
        if isinstance(x, cls._types):
            return True
        for kind in kinds(x):
            if kind in cls._kinds:
                return True
        if not cls._methods:
            return False
        for name in cls._methods:
            if not has(x, name):
                return False
        return True


class _Base:
    __slots__ = ()
    _types = ()
    _kinds = ()
    _methods = ()


set_meta(_Base, _Meta)
_sequences = ("str", "bytes", "list", "tuple", "range", "deque")
_sets = ("set", "frozenset", "dict_keys", "dict_items")
_views = ("dict_keys", "dict_values", "dict_items")
_collections = _sequences + _sets + ("dict", "dict_values", "numpy.ndarray")


class Hashable(_Base):
    __slots__ = ()
    _kinds = ("hashable",)
    _methods = ("__hash__",)

    @abstractmethod
    def __hash__(self):
        return 0


class Iterable(_Base):
    __slots__ = ()
    _types = (dict, list, tuple, set)
    _kinds = _collections + ("iterator", "generator")
    _methods = ("__iter__",)

    @abstractmethod
    def __iter__(self):
        return iter(())


class Iterator(Iterable):
    __slots__ = ()
    _types = ()
    _kinds = ("iterator", "generator")
    _methods = ("__iter__", "__next__")

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


class Generator(Iterator):
    __slots__ = ()
    _kinds = ("generator",)
    _methods = ("__iter__", "__next__", "send", "throw", "close")


class Reversible(Iterable):
    __slots__ = ()
    _kinds = _sequences + _views + ("dict",)
    _methods = ("__iter__", "__reversed__")

    @abstractmethod
    def __reversed__(self):
        return iter(())


class Sized(_Base):
    __slots__ = ()
    _types = (dict, list, tuple, set)
    _kinds = _collections
    _methods = ("__len__",)

    @abstractmethod
    def __len__(self):
        return 0


class Container(_Base):
    __slots__ = ()
    _types = (dict, list, tuple, set)
    _kinds = _collections
    _methods = ("__contains__",)

    @abstractmethod
    def __contains__(self, x):
        return False


class Collection(Sized, Iterable, Container):
    __slots__ = ()
    _methods = ("__len__", "__iter__", "__contains__")


class Callable(_Base):
    __slots__ = ()
    _kinds = ("callable",)
    _methods = ("__call__",)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


class Sequence(Reversible, Collection):
    __slots__ = ()
    _types = (list, tuple)
    _kinds = _sequences
    _methods = ()

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        return _Items(self)

    def __contains__(self, value):
        for v in self:
            if v is value or v == value:
                return True
        return False

    def __reversed__(self):
        for_each = [self[i] for i in range(len(self) - 1, -1, -1)]
        return iter(for_each)

    def index(self, value, start=0, stop=None):
        n = len(self)
        if start < 0:
            start = max(n + start, 0)
        if stop is None:
            stop = n
        elif stop < 0:
            stop += n
        for i in range(start, min(stop, n)):
            v = self[i]
            if v is value or v == value:
                return i
        raise ValueError

    def count(self, value):
        return sum(1 for v in self if v is value or v == value)


class _Items(Iterator):
    """What a Sequence gives: self[0], self[1], ... up to its length."""

    def __init__(self, sequence):
        self.sequence = sequence
        self.at = 0

    def __next__(self):
        if self.at >= len(self.sequence):
            raise StopIteration
        self.at += 1
        return self.sequence[self.at - 1]


class MutableSequence(Sequence):
    __slots__ = ()
    _types = (list,)
    _kinds = ("list", "deque")

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        if values is self:
            values = list(values)
        for v in values:
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    __slots__ = ()
    _types = (set, frozenset)
    _kinds = _sets
    _methods = ()

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(x in other for x in self)

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all(x in self for x in other)

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(v for v in other if v in self)

    __rand__ = __and__

    def isdisjoint(self, other):
        for v in other:
            if v in self:
                return False
        return True

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable([v for part in (self, other) for v in part])

    __ror__ = __or__

    def __sub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = other if isinstance(other, Set) else self._from_iterable(other)
        return self._from_iterable(v for v in self if v not in other)

    def __rsub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = other if isinstance(other, Set) else self._from_iterable(other)
        return self._from_iterable(v for v in other if v not in self)

    def __xor__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = other if isinstance(other, Set) else self._from_iterable(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__


class MutableSet(Set):
    __slots__ = ()
    _types = (set,)
    _kinds = ("set",)

    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)


class Mapping(Collection):
    __slots__ = ()
    _types = (dict,)
    _kinds = ("dict",)
    _methods = ()

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __contains__(self, key):
        return any(k == key for k in self)

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __reversed__ = None


class MutableMapping(Mapping):
    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    _absent = object()

    def pop(self, key, default=_absent):
        if key not in self and default is not self._absent:
            return default
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        key = next(iter(self), self._absent)
        if key is self._absent:
            raise KeyError
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default


class MappingView(Sized):
    __slots__ = ("_mapping",)
    _types = ()
    _kinds = _views
    _methods = ()

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return "{0.__class__.__name__}({0._mapping!r})".format(self)


class KeysView(MappingView, Set):
    __slots__ = ()
    _types = ()
    _kinds = ("dict_keys",)

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)


class ItemsView(MappingView, Set):
    __slots__ = ()
    _types = ()
    _kinds = ("dict_items",)

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        if key not in self._mapping:
            return False
        v = self._mapping[key]
        return v is value or v == value

    def __iter__(self):
        return ((key, self._mapping[key]) for key in self._mapping)


class ValuesView(MappingView, Collection):
    __slots__ = ()
    _types = ()
    _kinds = ("dict_values",)

    def __contains__(self, value):
        for key in self._mapping:
            v = self._mapping[key]
            if v is value or v == value:
                return True
        return False

    def __iter__(self):
        return (self._mapping[key] for key in self._mapping)


def named(name):
    """For typing, which loads this only when it needs a class."""
    for c in (Set, Callable, Collection, Container, Generator, Hashable,
              ItemsView, Iterable, Iterator, KeysView, Mapping, MappingView,
              MutableMapping, MutableSequence, MutableSet, Reversible, Sequence,
              Sized, ValuesView):
        if c.__name__ == name:
            return c
