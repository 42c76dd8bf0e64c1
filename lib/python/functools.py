# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""functools: functions of functions."""
import _python

_absent = object()
WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__",
                       "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def reduce(function, iterable, initial=_absent, /):
    it = iter(iterable)
    value = initial
    if initial is _absent:
        value = next(it, _absent)
        if value is _absent:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in it:
        value = function(value, item)
    return value


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS,
                   updated=WRAPPER_UPDATES):
    if assigned != WRAPPER_ASSIGNMENTS or updated != WRAPPER_UPDATES:
        return _python.refuse("update_wrapper() with its own lists of "
                              "attributes is not there yet")
    return _python.wraps(wrapper, wrapped)


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts = parts + [repr(x) for x in self.args]
        parts = parts + [f"{k}={v!r}" for k, v in self.keywords.items()]
        return "functools.partial(" + ", ".join(parts) + ")"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        if instance is None:
            return lambda first, /, *args, **keywords: self.func(
                first, *self.args, *args, **{**self.keywords, **keywords})
        return lambda *args, **keywords: self.func(
            instance, *self.args, *args, **{**self.keywords, **keywords})


def cmp_to_key(mycmp):
    class K:
        __slots__ = ("obj",)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


# ---- total_ordering: each operator by the one that is there ----


def _not(result):
    return result if result is NotImplemented else not result


def _gt_from_lt(self, other):
    result = type(self).__lt__(self, other)
    if result is NotImplemented:
        return result
    return not result and self != other


def _le_from_lt(self, other):
    result = type(self).__lt__(self, other)
    if result is NotImplemented:
        return result
    return result or self == other


def _ge_from_lt(self, other):
    return _not(type(self).__lt__(self, other))


def _ge_from_le(self, other):
    result = type(self).__le__(self, other)
    if result is NotImplemented:
        return result
    return not result or self == other


def _lt_from_le(self, other):
    result = type(self).__le__(self, other)
    if result is NotImplemented:
        return result
    return result and self != other


def _gt_from_le(self, other):
    return _not(type(self).__le__(self, other))


def _lt_from_gt(self, other):
    result = type(self).__gt__(self, other)
    if result is NotImplemented:
        return result
    return not (result or self == other)


def _ge_from_gt(self, other):
    result = type(self).__gt__(self, other)
    if result is NotImplemented:
        return result
    return result or self == other


def _le_from_gt(self, other):
    return _not(type(self).__gt__(self, other))


def _le_from_ge(self, other):
    result = type(self).__ge__(self, other)
    if result is NotImplemented:
        return result
    return not result or self == other


def _gt_from_ge(self, other):
    result = type(self).__ge__(self, other)
    if result is NotImplemented:
        return result
    return result and self != other


def _lt_from_ge(self, other):
    return _not(type(self).__ge__(self, other))


_orderings = {
    "__lt__": {"__gt__": _gt_from_lt, "__le__": _le_from_lt,
               "__ge__": _ge_from_lt},
    "__le__": {"__ge__": _ge_from_le, "__lt__": _lt_from_le,
               "__gt__": _gt_from_le},
    "__gt__": {"__lt__": _lt_from_gt, "__ge__": _ge_from_gt,
               "__le__": _le_from_gt},
    "__ge__": {"__le__": _le_from_ge, "__gt__": _gt_from_ge,
               "__lt__": _lt_from_ge},
}


def total_ordering(cls):
    there = []
    for c in _python.order(cls):
        there = there + [op for op in _orderings if op in _python.names(c)]
    roots = [op for op in _orderings if op in there]
    if not roots:
        raise ValueError("must define at least one ordering operation: "
                         "< > <= >=")
    for name, function in _orderings[roots[0]].items():
        if name not in there:
            _python.bind(cls, name, function)
    return cls


# ---- caches ----


class _CacheInfo:
    __slots__ = ("hits", "misses", "maxsize", "currsize")

    def __init__(self, hits, misses, maxsize, currsize):
        self.hits = hits
        self.misses = misses
        self.maxsize = maxsize
        self.currsize = currsize

    def __iter__(self):
        return iter((self.hits, self.misses, self.maxsize, self.currsize))

    def __getitem__(self, index):
        return tuple(self)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return (f"CacheInfo(hits={self.hits}, misses={self.misses}, "
                f"maxsize={self.maxsize}, currsize={self.currsize})")


class _Cached:
    """A function that remembers what it gave, by arguments that are known
    while compiling."""

    def __init__(self, function, maxsize, typed):
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._known = {}
        self._hits = 0
        self._misses = 0
        update_wrapper(self, function)

    def __call__(self, /, *args, **keywords):
        key = _python.cache_key(args, keywords, self._typed)
        known = self._known
        if key in known:
            self._hits += 1
            value = known[key]
            if self._maxsize is not None:
                del known[key]
                known[key] = value
            return value
        self._misses += 1
        value = self._function(*args, **keywords)
        if self._maxsize is None:
            known[key] = value
        elif self._maxsize and key not in known:
            if len(known) >= self._maxsize:
                del known[next(iter(known))]
            known[key] = value
        return value

    def __get__(self, instance, owner=None):
        return self if instance is None else _BoundCache(self, instance)

    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize,
                          len(self._known))

    def cache_clear(self):
        self._known = {}
        self._hits = 0
        self._misses = 0

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}


class _BoundCache:
    __slots__ = ("_cached", "_instance")

    def __init__(self, cached, instance):
        self._cached = cached
        self._instance = instance

    def __call__(self, /, *args, **keywords):
        return self._cached(self._instance, *args, **keywords)

    def __getattr__(self, name):
        return getattr(self._cached, name)


def lru_cache(maxsize=128, typed=False):
    if maxsize is None or isinstance(maxsize, int):
        size = maxsize if maxsize is None else max(maxsize, 0)
        return lambda function: _Cached(function, size, typed)
    if not callable(maxsize):
        raise TypeError("Expected first argument to be an integer, a callable, "
                        "or None")
    return _Cached(maxsize, 128, typed)


def cache(user_function, /):
    return _Cached(user_function, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        object.__setattr__(instance, self.attrname, value)
        return value


class singledispatch:
    """A function of several, by the type of the first argument."""

    def __init__(self, func):
        self._function = func
        self._types = []
        self._functions = []

    def register(self, cls, func=None):
        if not _python.is_type(cls):
            return _python.refuse("annotations are not evaluated: give "
                                  "register() the type, @f.register(int)")
        if _python.checks(cls):
            return _python.refuse("register() of an abstract class is not "
                                  "there yet")
        if func is None:
            return lambda f: self.register(cls, f)
        self._types.append(cls)
        self._functions.append(func)
        return func

    def dispatch(self, cls):
        for c in _python.type_order(cls):
            for i in range(len(self._types) - 1, -1, -1):
                if self._types[i] is c:
                    return self._functions[i]
        return self._function

    def __call__(self, *args, **keywords):
        if not args:
            raise TypeError("the function requires at least 1 positional "
                            "argument")
        return self.dispatch(type(args[0]))(*args, **keywords)
