# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What lists whose length is known only when running do: the compiler's own
part is passes/python/grown.c. They hold numbers of one kind."""
import numpy as np
from _python import (equal, has, index as as_index, is_empty, is_staged, limit,
                     list_array, list_columns, list_cut, list_fill, list_kind,
                     list_places, list_same, refuse)


# ---- what changes it ----

def extend(self, other):
    if other is self:
        for i in range(len(self)):
            self.append(self[i])
    else:
        for x in other:
            self.append(x)


def __iadd__(self, other):
    # of some iterators there is no type() yet
    is_list = isinstance(other, list) and type(other) is list
    if not is_list and has(other, "__radd__"):
        result = other.__radd__(self)
        if result is not NotImplemented:
            return result
    extend(self, other)
    return self


def __imul__(self, n):
    if has(n, "__rmul__"):
        result = n.__rmul__(self)
        if result is not NotImplemented:
            return result
    n = as_index(n)
    count = len(self)
    if n <= 0:
        self.clear()
    for _ in range(n - 1):
        for i in range(count):
            self.append(self[i])
    return self


def insert(self, i, x):
    i = as_index(i)
    n = len(self)
    at = i + n if i < 0 else i
    at = 0 if at < 0 else n if at > n else at
    self.append(x)
    k = n
    while k > at:
        self[k] = self[k - 1]
        k -= 1
    self[at] = x


def _remove_at(self, at):
    for k in range(at, len(self) - 1):
        self[k] = self[k + 1]
    self.pop()


def pop_at(self, i):
    i = as_index(i)
    n = len(self)
    if n == 0:
        raise IndexError("pop from empty list")
    if i < -n or i >= n:
        raise IndexError("pop index out of range")
    at = i + n if i < 0 else i
    x = self[at]
    _remove_at(self, at)
    return x


def _replace(self, start, stop, items):
    """Items from `start` up to `stop`, which are there, by others."""
    new, tail = [], []
    for x in items:
        new.append(x)
    start = min(start, len(self))  # they may have been taken from it
    for i in range(max(start, min(stop, len(self))), len(self)):
        tail.append(self[i])
    list_cut(self, start)
    for x in new:
        self.append(x)
    for x in tail:
        self.append(x)


def _set_each(self, part, items):
    """Items of a slice with a step, by as many others."""
    if not isinstance(items, list) or items is self:
        items = copy(items)
    n, step = len(self), part.step
    if step == 0:
        raise ValueError("slice step cannot be zero")
    low, high = (0, n) if step > 0 else (-1, n - 1)
    start = _bound(part.start, n, low, high, low if step > 0 else high)
    stop = _bound(part.stop, n, low, high, high if step > 0 else low)
    count = len(range(start, stop, step))
    if is_staged(step):
        limit(step != 1 or len(items) == count,
              "a slice whose step is 1 when running, of another length than "
              "what is assigned to it")
    if len(items) != count:
        raise ValueError(f"attempt to assign sequence of size {len(items)} "
                         f"to extended slice of size {count}")
    if list_same(items) is not None:
        x = list_same(items)
        for i in range(start, stop, step):
            self[i] = x
    else:
        for k in range(count):
            self[start + k * step] = items[k]


def set_slice(self, part, items):
    step = part.step
    if step is not None and (is_staged(step) or step != 1):
        _set_each(self, part, items)
        return
    n = len(self)
    start = _bound(part.start, n, 0, n, 0)
    stop = _bound(part.stop, n, 0, n, n)
    _replace(self, start, max(start, stop), items)


def __delitem__(self, i):
    if isinstance(i, slice):
        if i.step is not None and i.step != 1:
            refuse("deleting a slice with a step, of a list whose length is "
                   "known only when running")
        set_slice(self, i, [])
        return
    i = as_index(i)
    n = len(self)
    if i < -n or i >= n:
        raise IndexError("list assignment index out of range")
    _remove_at(self, i + n if i < 0 else i)


def _find(self, x, start, stop):
    n = len(self)
    start = max(start + n, 0) if start < 0 else start
    stop = max(stop + n, 0) if stop < 0 else stop
    at = -1
    for i in range(start, min(stop, n)):
        if equal(self[i], x):
            at = i
            break
    return at


def index(self, x, start=0, stop=1 << 62):
    at = _find(self, x, start, stop)
    if at < 0:
        raise ValueError(f"{x!r} is not in list")
    return at


def remove(self, x):
    at = _find(self, x, 0, 1 << 62)
    if at < 0:
        raise ValueError("list.remove(x): x not in list")
    _remove_at(self, at)


def reverse(self):
    n = len(self)
    for i in range(n // 2):
        x, y = self[i], self[n - 1 - i]
        self[i] = y
        self[n - 1 - i] = x


def sort(self, reverse):
    _put_in_order(self, self, _order_of(self, reverse))


def sort_by(self, key, reverse):
    """As long as keys are asked for, the list is empty."""
    n, items = len(self), self.copy()
    list_cut(self, 0)
    try:
        keys = [key(x) for x in items]
        if len(self) > 0:
            raise ValueError("list modified during sort")
    finally:
        list_cut(self, n)
    _put_in_order(self, items, _order_of(keys, reverse))


def sorted_by(self, key, reverse):
    items = copy(self)
    if not is_staged(len(items)):  # then it is a plain list
        items.sort(key=key, reverse=reverse)
        return items
    keys = [key(x) for x in items]
    _put_in_order(items, items, _order_of(keys, reverse))
    return items


# ---- what asks it ----

def __contains__(self, x):
    return _find(self, x, 0, 1 << 62) >= 0


def count(self, x):
    total = 0
    for item in self:
        if equal(item, x):
            total += 1
    return total


def _order(x, y):
    """-1, 0, 1 as x comes before, equals, or comes behind y; 2: neither."""
    if is_empty(x) or is_empty(y):
        return -1 if len(x) < len(y) else 1 if len(x) > len(y) else 0
    n = min(len(x), len(y))
    i = 0
    while i < n and equal(x[i], y[i]):
        i += 1
    if i < n:
        return -1 if x[i] < y[i] else 1 if x[i] > y[i] else 2
    return -1 if len(x) < len(y) else 1 if len(x) > len(y) else 0


def __eq__(self, other):
    if not isinstance(other, list):
        return NotImplemented
    if is_empty(other):
        return len(self) == 0
    same = len(self) == len(other)
    if same:
        for i in range(len(self)):
            if not equal(self[i], other[i]):
                same = False
                break
    return same


def __ne__(self, other):
    if not isinstance(other, list):
        return NotImplemented
    return not __eq__(self, other)


def __lt__(self, other):
    if not isinstance(other, list):
        return NotImplemented
    return _order(self, other) == -1


def __gt__(self, other):
    if not isinstance(other, list):
        return NotImplemented
    return _order(self, other) == 1


def __le__(self, other):
    if not isinstance(other, list):
        return NotImplemented
    order = _order(self, other)
    return order == -1 or order == 0


def __ge__(self, other):
    if not isinstance(other, list):
        return NotImplemented
    order = _order(self, other)
    return order == 1 or order == 0


# ---- what makes another ----

def copy(self):
    out = []
    for x in self:
        out.append(x)
    return out


def __add__(self, other):
    if not isinstance(other, list):
        return NotImplemented
    out = copy(self)
    for x in other if type(other) is list else list.copy(other):
        out.append(x)
    return out


def __radd__(self, other):
    if not isinstance(other, list):
        return NotImplemented
    out = list.copy(other)
    for x in self:
        out.append(x)
    return out


def repeat(self, n):
    n = as_index(n)
    out = []
    for _ in range(n):
        for x in self:
            out.append(x)
    return out


def __mul__(self, n):
    return repeat(self, n)


def __rmul__(self, n):
    return repeat(self, n)


def _bound(i, n, low, high, default):
    """A slice's bound, of a list of n items."""
    if i is None:
        return default
    i = as_index(i)
    return max(low, min(high, i + n if i < 0 else i))


def get_slice(self, part):
    step = 1 if part.step is None else part.step
    if step == 0:
        raise ValueError("slice step cannot be zero")
    n = len(self)
    low, high = (0, n) if step > 0 else (-1, n - 1)
    start = _bound(part.start, n, low, high, low if step > 0 else high)
    stop = _bound(part.stop, n, low, high, high if step > 0 else low)
    out = []
    for k in range(min(n, len(range(start, stop, step)))):
        out.append(self[start + k * step])
    return out


def _reversed_from(self, i):
    while 0 <= i < len(self):
        yield self[i]
        i -= 1


def __reversed__(self):
    return _reversed_from(self, len(self) - 1)


def _put_in_order(self, items, order):
    """Of tuples, each place for itself."""
    of = list_columns(items)
    for i, column in enumerate(list_columns(self)):
        list_fill(column, list_array(of[i])[order])


def _order_of(self, reverse):
    """Where the items are, in their order: equal ones stay as they are. Tuples
    and lists are sorted by their last place, then by that before it, and so
    on."""
    order, n = None, len(self)
    for data in list_places(self)[::-1]:
        limit((data == data).all(), "sorting a list that holds a NaN")
        if reverse:
            data = data[::-1]
        if order is None:
            order = np.argsort(data, kind="stable")
        else:
            order = order[np.argsort(data[order], kind="stable")]
    return n - 1 - order[::-1] if reverse else order


# ---- builtins ----

def sum_some(self, start):
    """Of an expression that may leave all items out: then it is the start."""
    total = start
    for x in self:
        total = total + x
    return total


def sum_of(self, start):
    if not isinstance(self, list):
        self = copy(self)
    if list_kind(self) != "int":
        limit(len(self) > 0, "sum() of a list that is empty: it is the int 0")
        total = start + self[0]
        for i in range(1, len(self)):
            total = total + self[i]
        return total
    total = start
    for x in self:
        total = total + x
    return total


def _extreme(self, least):
    """Of a list that is not empty."""
    best = self[0]
    for i in range(1, len(self)):
        x = self[i]
        if (x < best) if least else (x > best):
            best = x
    return best


def _extreme_by(self, least, key):
    best = self[0]
    best_key = key(best)
    for i in range(1, len(self)):
        x = self[i]
        x_key = key(x)
        if (x_key < best_key) if least else (x_key > best_key):
            best, best_key = x, x_key
    return best


def extreme_of(self, least, key, has_default, default):
    if not isinstance(self, list):
        self = copy(self)
    if len(self) == 0:
        if has_default:
            return default
        raise ValueError(f"{'min' if least else 'max'}() arg is an empty sequence")
    if key is None:
        return _extreme(self, least)
    return _extreme_by(self, least, key)


def holds(self, x):
    for item in self:
        if equal(item, x):
            return True
    return False


def any_of(self):
    found = False
    for x in self:
        if x:
            found = True
            break
    return found


def all_of(self):
    found = True
    for x in self:
        if not x:
            found = False
            break
    return found
