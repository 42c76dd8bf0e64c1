# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""collections: deque is the compiler's (`_collections`); the others are
CPython's own texts, as far as they are not C."""
import _python
from _collections import deque, dict_key, dict_view, name_class, refuse

__all__ = ["ChainMap", "Counter", "OrderedDict", "defaultdict", "deque",
           "namedtuple"]


class defaultdict(dict):
    __slots__ = ("default_factory",)

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def __repr__(self):
        return (f"{type(self).__name__}({self.default_factory!r}, "
                f"{dict.__repr__(self)})")

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        if isinstance(other, defaultdict):
            return defaultdict.__or__(other, self)
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new


def _set_all(self, other):
    """Sets each of what is a mapping, or gives pairs, as MutableMapping does."""
    if type(other) is not dict and hasattr(other, "keys"):
        for key in other.keys():
            self[key] = other[key]
        return
    for key, value in other.items() if type(other) is dict else other:
        self[key] = value


_missing = object()


class OrderedDict(dict):
    def __init__(self, other=(), /, **kwds):
        _set_all(self, other)
        _set_all(self, kwds)

    def update(self, other=(), /, **kwds):
        _set_all(self, other)
        _set_all(self, kwds)

    def __iter__(self):
        return dict.__iter__(self)

    def move_to_end(self, key, last=True):
        if not dict.__contains__(self, key):
            raise KeyError(key)
        key = dict_key(self, key)
        end = dict.__reversed__(self) if last else dict.__iter__(self)
        if key is next(end):
            return
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        rest = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        for key, value in rest:
            dict.__setitem__(self, key, value)

    def pop(self, key, default=_missing):
        if default is _missing:
            return dict.pop(self, key)
        return dict.pop(self, key, default)

    def popitem(self, last=True):
        if not dict.__len__(self):
            raise KeyError("dictionary is empty")
        if last:
            key = next(dict.__reversed__(self))
        else:
            key = next(dict.__iter__(self))
        return key, dict.pop(self, key)

    def setdefault(self, key, default=None):
        if type(self) is OrderedDict:
            return dict.setdefault(self, key, default)
        if key in self:
            return self[key]
        self[key] = default
        return default

    def keys(self):
        return dict_view(self, 0)

    def values(self):
        return dict_view(self, 1)

    def items(self):
        return dict_view(self, 2)

    def copy(self):
        new = type(self)()
        if type(self) is OrderedDict:
            dict.update(new, self)
            return new
        for key in list(dict.__iter__(self)):
            new[key] = self[key]
        return new

    __copy__ = copy

    def __eq__(self, other):
        equal = dict.__eq__(self, other)
        if isinstance(other, OrderedDict):
            return equal and (list(dict.__iter__(self)) ==
                              list(dict.__iter__(other)))
        return equal

    def __ne__(self, other):
        equal = OrderedDict.__eq__(self, other)
        return equal if equal is NotImplemented else not equal

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self)
        _set_all(new, other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        if isinstance(other, OrderedDict):
            return OrderedDict.__or__(other, self)
        new = type(self)(other)
        _set_all(new, self)
        return new

    def __ior__(self, other):
        _set_all(self, other)
        return self

    def __repr__(self):
        if not dict.__len__(self):
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}({list(self.items())!r})"


# Known by a name that no script can write: what a loop through one minds.
_python.bind(OrderedDict, ".ordered", True)


def _in_order(counter):
    """What a Counter shows: by its counts, unless they have no order."""
    if type(counter).most_common is not Counter.most_common:
        return dict(counter.most_common())
    items = list(counter.items())
    if _python.is_table(counter):  # of counts that are numbers of one type
        return dict(sorted(items, key=lambda pair: pair[1], reverse=True))
    counts = [count for _, count in items]
    if len(counts) < 2:
        return dict(items)
    for kind in ((int, float), str):
        found = [isinstance(count, kind) for count in counts]
        if all(found):
            return dict(sorted(items, key=lambda pair: pair[1], reverse=True))
        if any(found):
            break
    for count in counts:
        if count is not None and type(count) not in (
                bool, int, float, str, list, tuple, dict, set):
            refuse("the text of a Counter of such counts is not there yet")
    if not any(found) and None not in counts:
        refuse("the text of a Counter of containers is not there yet")
    return dict(counter)


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = self.items()
        if n is None or n > 1:
            items = sorted(items, key=lambda pair: pair[1], reverse=True)
            return items if n is None else items[:n]
        if n < 1 or not items:
            return []
        return [max(items, key=lambda pair: pair[1])]

    def elements(self):
        return (key for key, count in self.items() for _ in range(count))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use "
                                  "Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict):
                if self:
                    self_get = self.get
                    for elem, count in iterable.items():
                        self[elem] = count + self_get(elem, 0)
                else:
                    super().update(iterable)
            else:
                self_get = self.get
                for elem in iterable:
                    self[elem] = self_get(elem, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            self_get = self.get
            if isinstance(iterable, dict):
                for elem, count in iterable.items():
                    self[elem] = self_get(elem, 0) - count
            else:
                for elem in iterable:
                    self[elem] = self_get(elem, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        return f"{self.__class__.__name__}({_in_order(self)!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            newcount = count + other[elem]
            if newcount > 0:
                result[elem] = newcount
        for elem, count in other.items():
            if elem not in self and count > 0:
                result[elem] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            newcount = count - other[elem]
            if newcount > 0:
                result[elem] = newcount
        for elem, count in other.items():
            if elem not in self and count < 0:
                result[elem] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            other_count = other[elem]
            newcount = other_count if count < other_count else count
            if newcount > 0:
                result[elem] = newcount
        for elem, count in other.items():
            if elem not in self and count > 0:
                result[elem] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            other_count = other[elem]
            newcount = count if count < other_count else other_count
            if newcount > 0:
                result[elem] = newcount
        return result

    def __pos__(self):
        result = Counter()
        for elem, count in self.items():
            if count > 0:
                result[elem] = count
        return result

    def __neg__(self):
        result = Counter()
        for elem, count in self.items():
            if count < 0:
                result[elem] = 0 - count
        return result

    def _keep_positive(self):
        nonpositive = [elem for elem, count in self.items() if not count > 0]
        for elem in nonpositive:
            del self[elem]
        return self

    def __iadd__(self, other):
        for elem, count in other.items():
            self[elem] += count
        return self._keep_positive()

    def __isub__(self, other):
        for elem, count in other.items():
            self[elem] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for elem, other_count in other.items():
            count = self[elem]
            if other_count > count:
                self[elem] = other_count
        return self._keep_positive()

    def __iand__(self, other):
        for elem, count in self.items():
            other_count = other[elem]
            if other_count < count:
                self[elem] = other_count
        return self._keep_positive()


class _View:
    """What keys(), values() and items() of a ChainMap are."""

    def __init__(self, name, mapping, of):
        self._name = name
        self._mapping = mapping
        self._of = of

    def __len__(self):
        return len(self._mapping)

    def __iter__(self):
        return (self._of(key) for key in self._mapping)

    def __reversed__(self):
        refuse("reversed() of a view of a ChainMap is not there yet")

    def __repr__(self):
        return f"{self._name}({self._mapping!r})"

    def _no_operator(self, other):
        refuse("an operator of a view of a ChainMap is not there yet")

    __and__ = __or__ = __sub__ = __xor__ = _no_operator
    __rand__ = __ror__ = __rsub__ = __rxor__ = _no_operator
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _no_operator


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
            if isinstance(mapping, Counter):
                return mapping[key]
            if type(mapping) not in (dict, OrderedDict, ChainMap):
                refuse("a ChainMap of what may make keys that are missing is "
                       "not there yet")
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        order = {}
        for mapping in reversed(self.maps):
            order |= dict.fromkeys(mapping)
        return iter(order)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"

    @classmethod
    def fromkeys(cls, iterable, *args):
        return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def keys(self):
        return _View("KeysView", self, lambda key: key)

    def values(self):
        return _View("ValuesView", self, lambda key: self[key])

    def items(self):
        return _View("ItemsView", self, lambda key: (key, self[key]))

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def popitem(self):
        if not self.maps[0]:
            raise KeyError("No keys found in the first mapping.")
        return self.maps[0].popitem()

    def pop(self, key, *args):
        if key not in self.maps[0] and not args:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        return self.maps[0].pop(key, *args)

    def clear(self):
        self.maps[0].clear()

    def update(self, other=(), /, **kwds):
        _set_all(self, other)
        _set_all(self, kwds)

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def __eq__(self, other):
        if not isinstance(other, (dict, ChainMap)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, (dict, ChainMap)):
            return NotImplemented
        m = self.copy()
        m.maps[0].update(other)
        return m

    def __ror__(self, other):
        if not isinstance(other, (dict, ChainMap)):
            return NotImplemented
        m = dict(other)
        for child in reversed(self.maps):
            m.update(child)
        return type(self)(m)


_keywords = frozenset([
    "False", "None", "True", "and", "as", "assert", "async", "await", "break",
    "class", "continue", "def", "del", "elif", "else", "except", "finally",
    "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"])


def _names(typename, field_names, rename):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = list(map(str, field_names))
    seen = set()
    for index, name in enumerate(field_names):
        if rename and (not name.isidentifier() or name in _keywords or
                       name.startswith("_") or name in seen):
            field_names[index] = f"_{index}"
        seen.add(name)
    for name in [typename] + field_names:
        if not name.isidentifier():
            raise ValueError("Type names and field names must be valid "
                             f"identifiers: {name!r}")
        if name in _keywords:
            raise ValueError("Type names and field names cannot be a "
                             f"keyword: {name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError("Field names cannot start with an underscore: "
                             f"{name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    return tuple(field_names)


def _bound(typename, fields, defaults, args, kwargs):
    if not kwargs and len(args) == len(fields):
        return args
    if len(args) > len(fields):
        raise TypeError(f"{typename}.__new__() takes {len(fields) + 1} "
                        f"positional arguments but {len(args) + 1} were given")
    values = list(args)
    used = 0
    for index, name in enumerate(fields):
        if index < len(args):
            if name in kwargs:
                raise TypeError(f"{typename}.__new__() got multiple values "
                                f"for argument {name!r}")
        elif name in kwargs:
            values.append(kwargs[name])
            used += 1
        elif name in defaults:
            values.append(defaults[name])
        else:
            raise TypeError(f"{typename}.__new__() missing a required "
                            f"argument: {name!r}")
    if used < len(kwargs):
        raise TypeError(f"{typename}.__new__() got an unexpected keyword "
                        "argument")
    return values


def _field(index):
    return property(lambda self: tuple.__getitem__(self, index))


def namedtuple(typename, field_names, *, rename=False, defaults=None,
               module=None):
    typename = str(typename)
    fields = _names(typename, field_names, rename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError("Got more default values than field names")
        first = len(fields) - len(defaults)
        field_defaults = dict(zip(fields[first:], defaults))

    class made(tuple):
        __slots__ = ()
        _fields = fields
        _field_defaults = field_defaults
        __match_args__ = fields

        def __new__(_cls, *args, **kwargs):
            return tuple.__new__(
                _cls, _bound(typename, fields, field_defaults, args, kwargs))

        @classmethod
        def _make(cls, iterable):
            result = tuple.__new__(cls, iterable)
            if len(result) != len(fields):
                raise TypeError(f"Expected {len(fields)} arguments, got "
                                f"{len(result)}")
            return result

        def _replace(self, /, **kwds):
            result = self._make([kwds[name] if name in kwds else value
                                 for name, value in zip(fields, self)])
            for name in kwds:
                if name not in fields:
                    raise ValueError("Got unexpected field names: "
                                     f"{[n for n in kwds if n not in fields]!r}"
                                     )
            return result

        def _asdict(self):
            return dict(zip(self._fields, self))

        def __repr__(self):
            return (self.__class__.__name__ + "(" +
                    ", ".join([f"{name}={value!r}" for name, value
                               in zip(fields, tuple.__iter__(self))]) + ")")

    for index, name in enumerate(fields):
        setattr(made, name, _field(index))
    return name_class(made, typename, module)
