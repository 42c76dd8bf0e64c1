# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What dicts and sets do to which keys come that only running knows: the
compiler's own part, and what they hold, is passes/python/table.h."""
from _python import (bind, is_staged, limit, list_kind, list_of_columns,
                     list_texts, order_of_ints, own, refuse, some_tuple,
                     table_copy, table_key, table_most, table_of, table_row,
                     table_slot)

_GONE = -2
_none = object()


# ---- what it holds ----

def _entries(self):
    return own(self, " entries", None)


def _columns(self):
    return own(own(self, " entries", None), " columns", None)


def _gone(self):
    return own(self, " gone", 0)


def _came(self):
    return own(self, " came", 0)


def _is_there(self, at):
    if not is_staged(_gone(self)) and _gone(self) == 0:
        return True
    return _columns(self)[-1][at] != _GONE


def _key(self, at):
    n = own(self, " keys", 0)
    columns = _columns(self)
    if n == 0:
        return columns[0][at]
    return some_tuple([columns[i][at] for i in range(n)])


def _value(self, at):
    n, first = own(self, " values", 0), max(own(self, " keys", 0), 1)
    columns = _columns(self)
    if n == 0:
        return columns[first][at]
    return some_tuple([columns[first + i][at] for i in range(n)])


def _alike(x, y):
    """Python asks first whether they are one object, which counts of NaN."""
    if isinstance(x, tuple) and isinstance(y, tuple):
        if len(x) != len(y):
            return False
        same = True
        for i in range(len(x)):
            same = same and _alike(x[i], y[i])
        return same
    if not isinstance(x, int):
        limit(x == x or y == y, "whether two NaN are one object, of what is "
                                "known only when running")
    return x == y


def _is_key(self, at, key):
    n = own(self, " keys", 0)
    columns = _columns(self)
    if n == 0:
        return columns[0][at] == key
    same = columns[0][at] == key[0]
    for i in range(1, n):
        same = same and columns[i][at] == key[i]
    return same


def _find(self, key):
    """The entry of a key, or -1."""
    key = table_key(self, key)
    if key is None:
        return -1
    chain = _columns(self)[-1]
    at = int(own(self, " head", None)[table_slot(self, key)])
    while at >= 0 and not _is_key(self, at, key):
        at = chain[at]
    return at


# ---- what changes it ----

def _link(self, at, slot):
    """Entry `at` becomes the last of a chain."""
    head = own(self, " head", None)
    _columns(self)[-1][at] = int(head[slot])
    head[slot] = at


def chain(self):
    """Puts all entries into their chains; those that were deleted go."""
    own(self, " head", None)[:] = -1
    for at in range(len(_entries(self))):
        _link(self, at, table_slot(self, _key(self, at)))


def _pack(self):
    entries, to = _entries(self), 0
    for at in range(len(entries)):
        if _is_there(self, at):
            entries[to] = entries[at]
            to += 1
    while len(entries) > to:
        entries.pop()
    bind(self, " gone", 0)
    chain(self)


def chain_anew(self):
    """The heads of its chains are new ones."""
    gone = _gone(self)
    if is_staged(gone) or gone > 0:
        _pack(self)
    else:
        chain(self)


def _settled(self):
    """It, or a copy from which nothing is gone: who goes through it holds
    places of its entries."""
    gone = _gone(self)
    if is_staged(gone) or gone > 0:
        self = table_copy(self)
        _pack(self)
    return self


def _lose_order(self):
    bind(self, " order", False)


def _add(self, key, value):
    """A new entry, behind all others."""
    entries, gone = _entries(self), _gone(self)
    if is_staged(gone) or gone > 0:
        if 2 * gone > len(entries) + 16:
            _pack(self)
    entries.append(table_row(self, key, value) + (-1,))
    bind(self, " came", _came(self) + 1)
    _link(self, len(entries) - 1, table_slot(self, key))


def _store(self, at, value):
    n, first = own(self, " values", 0), max(own(self, " keys", 0), 1)
    columns = _columns(self)
    if n == 0:
        columns[first][at] = value
        return
    if not isinstance(value, tuple) or len(value) != n:
        refuse("a dict whose keys are known only when running, of values that "
               "are not all tuples of as many numbers")
    for i in range(n):
        columns[first + i][at] = value[i]


def _drop(self, at):
    """Deletes an entry that is there."""
    entries, chained = _entries(self), _columns(self)[-1]
    head, slot = own(self, " head", None), table_slot(self, _key(self, at))
    k = int(head[slot])
    if k == at:
        head[slot] = chained[at]
    else:
        while chained[k] != at:
            k = chained[k]
        chained[k] = chained[at]
    chained[at] = _GONE
    _lose_order(self)
    gone, n = _gone(self) + 1, len(entries)
    while n > 0 and chained[n - 1] == _GONE:
        entries.pop()
        n -= 1
        gone -= 1
    bind(self, " gone", gone)


def _last(self):
    """The last entry: none behind it was deleted."""
    return len(_entries(self)) - 1


def _first(self):
    at = 0
    while not _is_there(self, at):
        at += 1
    return at


# ---- what goes through it ----

_went_and_came = ("the order of a dict or set that is gone through, from which "
                  "a key went and to which another came")


def _stands_still(self, kind, n, gone, came):
    """An iterator that was made when there were n entries, some of them gone,
    and so many had come, asks that before it goes on."""
    now = len(_entries(self))
    if now - _gone(self) != n - gone:
        raise RuntimeError(f"{kind} changed size during iteration")
    limit(now == n and came == _came(self), _went_and_came)


def _through(self, give, kind, n, gone, came):
    for at in range(n):
        _stands_still(self, kind, n, gone, came)
        if _is_there(self, at):
            yield give(self, at)
    _stands_still(self, kind, n, gone, came)


def _keys(self):
    """Of a table from which nothing is gone: its keys, as a list."""
    n = own(self, " keys", 0)
    return list_of_columns(_columns(self)[:n]) if n else _columns(self)[0].copy()


def _values(self):
    n, first = own(self, " values", 0), max(own(self, " keys", 0), 1)
    if n:
        return list_of_columns(_columns(self)[first:first + n])
    return _columns(self)[first].copy()


def _items(self):
    if own(self, " keys", 0) == own(self, " values", 0) == 0:
        return list_of_columns(_columns(self)[:2])
    return [(_key(self, at), _value(self, at))
            for at in range(len(_entries(self)))]


def _pattern(n, first):
    """Of a key or value of n parts; 0: a number."""
    if n == 0:
        return str(first)
    parts = ", ".join([str(first + i) for i in range(n)])
    return f"({parts},)" if n == 1 else f"({parts})"


def _shown(self, kind):
    """As it, or a view of it is shown: of the kind 'keys', 'values', 'items',
    'dict', 'set'."""
    self = _settled(self)
    nkey, nvalue = own(self, " keys", 0), own(self, " values", 0)
    key, value = _pattern(nkey, 0), _pattern(nvalue, max(nkey, 1))
    return list_texts(_columns(self), {
        "keys": f"[{key}]", "values": f"[{value}]",
        "items": f"[({key}, {value})]", "dict": f"{{{key}: {value}}}",
        "set": f"{{{key}}}"}[kind])


def listed(x, in_order):
    if isinstance(x, View):
        return x._all(_settled(x._of))
    if in_order and isinstance(x, Set):
        return [_key(x, at) for at in _in_order(x)]
    return _keys(_settled(x))


def fill_set(self, items):
    """Room is made at once for a dict or set, which shows in the order."""
    for x in _elements(items):
        self.add(x)
    if isinstance(self, Set) and isinstance(items, (set, frozenset, dict)):
        _lose_order(self)


def _set_pairs(self, pairs):
    for pair in pairs:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            refuse("a dict of what gives no pairs, behind keys known only when "
                   "running")
        self[pair[0]] = pair[1]


def fill_dict(self, other):
    if isinstance(other, Dict):
        for key, value in listed(other.items(), True):
            self[key] = value
    else:
        _set_pairs(self, other)


def _pair(self, at):
    return _key(self, at), _value(self, at)


class View:
    def __init__(self, of):
        self._of = of

    @property
    def mapping(self):
        return refuse("`mapping` of a view of a dict whose keys are known only "
                      "when running")

    def __len__(self):
        return len(self._of)

    def __iter__(self):
        return _through(self._of, self._give, "dictionary",
                        len(_entries(self._of)), _gone(self._of),
                        _came(self._of))

    def __reversed__(self):
        return refuse("reversed() of a dict whose keys are known only when "
                      "running")

    def __repr__(self):
        kind = type(self).__name__
        return f"{kind}({_shown(self._of, kind[5:])})"


class _SetView(View):
    """Of keys or items: what they are as sets is not there yet."""
    __hash__ = None

    def _refused(self, *others):
        return refuse("views of a dict whose keys are known only when running, "
                      "as sets: take set() of one")

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refused
    __and__ = __or__ = __sub__ = __xor__ = _refused
    __rand__ = __ror__ = __rsub__ = __rxor__ = isdisjoint = _refused


class dict_keys(_SetView):
    _give, _all = staticmethod(_key), staticmethod(_keys)

    def __contains__(self, key):
        return key in self._of


class dict_values(View):
    _give, _all = staticmethod(_value), staticmethod(_values)

    def __contains__(self, value):
        for x in self:
            if _alike(x, value):
                return True
        return False


class dict_items(_SetView):
    _give, _all = staticmethod(_pair), staticmethod(_items)

    def __contains__(self, item):
        if not isinstance(item, tuple) or len(item) != 2:
            return False
        at = _find(self._of, item[0])
        return at >= 0 and _alike(_value(self._of, at), item[1])


class Dict:
    __hash__ = None

    def __len__(self):
        return len(_entries(self)) - _gone(self)

    def __contains__(self, key):
        return _find(self, key) >= 0

    def __iter__(self):
        return _through(self, _key, "dictionary", len(_entries(self)),
                        _gone(self), _came(self))

    def __reversed__(self):
        return refuse("reversed() of a dict whose keys are known only when "
                      "running")

    def __getitem__(self, key):
        at = _find(self, key)
        if at < 0:
            raise KeyError(key)
        return _value(self, at)

    def __setitem__(self, key, value):
        at = _find(self, key)
        if at >= 0:
            _store(self, at, value)
        else:
            _add(self, key, value)

    def __delitem__(self, key):
        at = _find(self, key)
        if at < 0:
            raise KeyError(key)
        _drop(self, at)

    def get(self, key, default=None, /):
        at = _find(self, key)
        if at < 0:
            return default
        return _value(self, at)

    def setdefault(self, key, default=None, /):
        at = _find(self, key)
        if at >= 0:
            return _value(self, at)
        _add(self, key, default)
        return default

    def pop(self, key, default=_none, /):
        at = _find(self, key)
        if at >= 0:
            value = _value(self, at)
            _drop(self, at)
            return value
        if default is _none:
            raise KeyError(key)
        return default

    def popitem(self):
        if len(self) == 0:
            raise KeyError("popitem(): dictionary is empty")
        pair = _pair(self, _last(self))
        _drop(self, _last(self))
        return pair

    def clear(self):
        _entries(self).clear()
        own(self, " head", None)[:] = -1
        bind(self, " gone", 0)
        bind(self, " order", False)

    def copy(self):
        return table_copy(self)

    def update(self, other=(), /, **others):
        if other is self:
            pass
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            _set_pairs(self, other)
        for key in others:
            self[key] = others[key]

    @staticmethod
    def fromkeys(iterable, value=None, /):
        return dict.fromkeys(iterable, value)

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()

    def keys(self):
        return dict_keys(self)

    def values(self):
        return dict_values(self)

    def items(self):
        return dict_items(self)

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        out = self.copy()
        out.update(other)
        return out

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        out = dict.copy(other)
        out.update(self)
        return out

    def __ior__(self, other):
        self.update(other)
        return self

    def __eq__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        if len(self) != len(other):
            return False
        for at in range(len(_entries(self))):
            if _is_there(self, at):
                key = _key(self, at)
                if key not in other or not _alike(_value(self, at), other[key]):
                    return False
        return True

    def __ne__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        return not self == other

    def __repr__(self):
        return _shown(self, "dict")


# ---- sets ----

_no_order = ("the order of a set whose elements are known only when running, "
             "where some were taken away or it was made of another: go through "
             "sorted() of it")


def _in_order(self):
    """The entries, in the order of the set."""
    if own(self, " keys", 0) != 0 or list_kind(_columns(self)[0]) != "int":
        refuse("the order of a set whose elements are known only when running, "
               "and no ints: go through sorted() of it")
    order = own(self, " order", False)
    if not is_staged(order) and not order:
        refuse(_no_order)
    limit(order, _no_order)
    return order_of_ints(_columns(self)[0], table_most(self))


def _through_set(self, order, n, came):
    for at in order:
        _stands_still(self, "Set", n, 0, came)
        yield _key(self, at)
    _stands_still(self, "Set", n, 0, came)


def _elements(x):
    return listed(x, False) if isinstance(x, (Dict, Set, View)) else x


class Set:
    __hash__ = None

    def __len__(self):
        return len(_entries(self)) - _gone(self)

    def __contains__(self, key):
        return _find(self, key) >= 0

    def __iter__(self):
        return _through_set(self, _in_order(self), len(_entries(self)),
                            _came(self))

    def __repr__(self):
        return list_texts((listed(self, True),), "{0}")

    def add(self, key, /):
        if _find(self, key) < 0:
            _add(self, key, None)

    def discard(self, key, /):
        at = _find(self, key)
        if at >= 0:
            _drop(self, at)

    def remove(self, key, /):
        at = _find(self, key)
        if at < 0:
            raise KeyError(key)
        _drop(self, at)

    def pop(self):
        return refuse("pop() of a set whose elements are known only when "
                      "running")

    def clear(self):
        Dict.clear(self)

    def copy(self):
        out = table_copy(self)
        bind(out, " order", False)
        return out

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()

    def update(self, *others):
        for other in others:
            if other is self:
                continue
            for x in _elements(other):
                self.add(x)
            if isinstance(other, (set, frozenset, dict)):
                _lose_order(self)

    def difference_update(self, *others):
        for other in others:
            for x in _elements(other):
                self.discard(x)

    def intersection_update(self, *others):
        for other in others:
            for x in listed(self, False):
                if x not in other:
                    self.discard(x)
        _lose_order(self)  # CPython makes a new table

    def symmetric_difference_update(self, other):
        if not isinstance(other, (set, frozenset, dict)):
            other = set(_elements(other))
        for x in _elements(other):
            if x in self:
                self.discard(x)
            else:
                self.add(x)
        bind(self, " order", False)

    def union(self, *others):
        out = self.copy()
        out.update(*others)
        return out

    def difference(self, *others):
        out = self.copy()
        out.difference_update(*others)
        return out

    def intersection(self, *others):
        out = self.copy()
        out.intersection_update(*others)
        return out

    def symmetric_difference(self, other):
        out = self.copy()
        out.symmetric_difference_update(other)
        return out

    def issubset(self, other):
        for x in listed(self, False):
            if x not in other:
                return False
        return True

    def issuperset(self, other):
        for x in _elements(other):
            if x not in self:
                return False
        return True

    def isdisjoint(self, other):
        for x in _elements(other):
            if x in self:
                return False
        return True

    def __eq__(self, other):
        if not _is_set(other):
            return NotImplemented
        return len(self) == len(other) and self.issubset(other)

    def __ne__(self, other):
        if not _is_set(other):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not _is_set(other):
            return NotImplemented
        return self.issubset(other)

    def __lt__(self, other):
        if not _is_set(other):
            return NotImplemented
        return len(self) < len(other) and self.issubset(other)

    def __ge__(self, other):
        if not _is_set(other):
            return NotImplemented
        return self.issuperset(other)

    def __gt__(self, other):
        if not _is_set(other):
            return NotImplemented
        return len(self) > len(other) and self.issuperset(other)

    def __or__(self, other):
        if not _is_set(other):
            return NotImplemented
        return self.union(other)

    def __and__(self, other):
        if not _is_set(other):
            return NotImplemented
        return self.intersection(other)

    def __sub__(self, other):
        if not _is_set(other):
            return NotImplemented
        return self.difference(other)

    def __xor__(self, other):
        if not _is_set(other):
            return NotImplemented
        return self.symmetric_difference(other)

    def __ror__(self, other):
        if not _is_set(other):
            return NotImplemented
        return table_of(other, self).union(self)

    def __rand__(self, other):
        if not _is_set(other):
            return NotImplemented
        return table_of(other, self).intersection(self)

    def __rsub__(self, other):
        if not _is_set(other):
            return NotImplemented
        return table_of(other, self).difference(self)

    def __rxor__(self, other):
        if not _is_set(other):
            return NotImplemented
        return table_of(other, self).symmetric_difference(self)

    def __ior__(self, other):
        if not _is_set(other):
            return NotImplemented
        self.update(other)
        return self

    def __iand__(self, other):
        if not _is_set(other):
            return NotImplemented
        self.intersection_update(other)
        return self

    def __isub__(self, other):
        if not _is_set(other):
            return NotImplemented
        self.difference_update(other)
        return self

    def __ixor__(self, other):
        if not _is_set(other):
            return NotImplemented
        self.symmetric_difference_update(other)
        return self


def _is_set(x):
    return isinstance(x, (set, frozenset))
