# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What vars(x) and x.__dict__ give: a dict to who uses it, whose items are the
attributes of x itself.
"""
import _python

_absent = object()


class attributes:
    def __init__(self, of):
        self._of = of

    def _names(self):
        return [n for n in _python.names(self._of) if n[0] not in ". "]

    def __getitem__(self, name):
        value = _python.own(self._of, name, _absent)
        if value is _absent:
            raise KeyError(name)
        return value

    def __setitem__(self, name, value):
        if not isinstance(name, str):
            _python.refuse("an attribute whose name is no string")
        _python.bind(self._of, name, value)

    def __delitem__(self, name):
        if name not in self._names():
            raise KeyError(name)
        _python.unbind(self._of, name)

    def __contains__(self, name):
        return name in self._names()

    def __len__(self):
        return len(self._names())

    def __iter__(self):
        return iter(self._names())

    def __reversed__(self):
        return iter(self._names()[::-1])

    def _plain(self):
        return {n: _python.own(self._of, n, None) for n in self._names()}

    def keys(self):
        return self._plain().keys()

    def values(self):
        return self._plain().values()

    def items(self):
        return self._plain().items()

    def copy(self):
        return self._plain()

    def get(self, name, default=None, /):
        return _python.own(self._of, name, default)

    def setdefault(self, name, default=None, /):
        if name not in self._names():
            self[name] = default
        return self[name]

    def pop(self, name, default=_absent, /):
        value = _python.own(self._of, name, _absent)
        if value is not _absent:
            _python.unbind(self._of, name)
            return value
        if default is _absent:
            raise KeyError(name)
        return default

    def clear(self):
        for name in self._names():
            _python.unbind(self._of, name)

    def update(self, other=(), /, **names):
        for name, value in dict(other, **names).items():
            self[name] = value

    def __or__(self, other):
        return self._plain() | other

    def __ror__(self, other):
        return other | self._plain()

    def __eq__(self, other):
        if isinstance(other, attributes):
            other = other._plain()
        return self._plain() == other

    __hash__ = None

    def __repr__(self):
        return repr(self._plain())

    def __copy__(self):
        return self._plain()

    def __deepcopy__(self, memo):
        return _python.copy_deep(self._plain(), memo)


_python.set_like(attributes, dict)
_python.bind(attributes, ".type_name", "dict")
