# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""enum: a class whose body's values become its members. What the class itself
is asked (a call, an item, its length) its metaclass here answers.
"""
import _python

_absent = object()


class auto:
    """A value that the class finds."""

    def __init__(self, value=_absent, made=None):
        self.value = value
        self._made = made

    def __or__(self, other):
        return auto(_absent, lambda: _now(self) | _now(other))

    def __and__(self, other):
        return auto(_absent, lambda: _now(self) & _now(other))

    def __xor__(self, other):
        return auto(_absent, lambda: _now(self) ^ _now(other))

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _now(x):
    """The value that an auto() of the body has got."""
    if not isinstance(x, auto):
        return x
    return x.value if x._made is None else x._made()


class EnumType:
    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name]
                     for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, member):
        if isinstance(member, cls):
            return True
        if not isinstance(member, Enum):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f"'{type(member).__qualname__}' and "
                            f"'{type(cls).__qualname__}'")
        return False

    def __repr__(cls):
        return f"<{_kind(cls)} {cls.__qualname__!r}>"

    def __call__(cls, value, names=None):
        if names is not None or not cls._member_map_ and isinstance(value, str):
            return _python.refuse("enumerations made by a call are not there "
                                  "yet: write the class")
        return _member_of(cls, value)

    def __setattr__(cls, name, value):
        if name in cls._member_map_:
            raise AttributeError(f"cannot reassign member {name!r}")
        _python.bind(cls, name, value)

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumMeta = EnumType


def _kind(cls):
    return "flag" if Flag in _python.order(cls) else "enum"


def _member_of(cls, value):
    if isinstance(value, cls):
        return value
    if _python.is_staged(value):
        return _python.refuse("a member by a value that only running knows: "
                              "write `if` for each")
    for name in cls._member_names_:
        member = cls._member_map_[name]
        if member._value_ == value:
            return member
    member = cls._missing_(value)
    if isinstance(member, cls):
        return member
    if member is not None:
        raise TypeError(f"error in {cls.__name__}._missing_: returned "
                        f"{member!r} instead of None or a valid member")
    raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == "__" and name[-2:] == "__"


def _is_sunder(name):
    return len(name) > 2 and name[0] == "_" and name[-1] == "_"


def _is_private(cls, name):
    return name.startswith("_" + cls.__name__.lstrip("_") + "__")


def _add_member(cls, name, value, last_values):
    args = value if isinstance(value, tuple) else (value,)
    new = _python.find(cls, "__new__", None)
    if new is None:
        member = object.__new__(cls)
    else:
        member = new(cls, *args)
    if not hasattr(member, "_value_"):
        member._value_ = cls._value_of(value)
    member._name_ = name
    member._sort_order_ = len(cls._member_names_)
    if _python.find(cls, "__init__", None) is not None:
        member.__init__(*args)
    last_values.append(member._value_)
    for other in cls._member_map_.values():
        if other._value_ == member._value_:
            member = other
            break
    else:
        if cls._is_listed(member._value_):
            cls._member_names_.append(name)
    cls._member_map_[name] = member
    _python.bind(cls, name, member)


class Enum:
    _member_map_ = {}
    _member_names_ = []

    def __init_subclass__(cls, **keywords):
        if cls._member_map_:
            raise TypeError(f"{cls.__name__}: cannot extend "
                            f"{_python.order(cls)[1]!r}")
        cls_names = _python.names(cls)
        _python.bind(cls, "_member_map_", {})
        _python.bind(cls, "_member_names_", [])
        ignored = _python.own(cls, "_ignore_", [])
        if isinstance(ignored, str):
            ignored = ignored.replace(",", " ").split()
        last_values = []
        for name in cls_names:
            value = _python.own(cls, name, None)
            if (_is_dunder(name) or _is_sunder(name) or name in ignored
                    or _is_private(cls, name) or _python.is_descriptor(value)):
                continue
            if name == "mro":
                raise ValueError("Invalid enum member name: mro")
            if isinstance(value, auto):
                if value._made is not None:
                    value.value = value._made()
                elif value.value is _absent:
                    value.value = cls._generate_next_value_(
                        name, 1, len(cls._member_names_), list(last_values))
                value = value.value
            _add_member(cls, name, value, last_values)
        for name in ignored:
            if name in cls_names:
                _python.unbind(cls, name)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        for last in reversed(last_values):
            if isinstance(last, (int, float)):
                return last + 1
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @classmethod
    def _value_of(cls, value):
        return value

    @classmethod
    def _is_listed(cls, value):
        return True

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_python.set_meta(Enum, EnumType)


class _Int:
    """Comes in place of int in `class A(int, Enum)`: what is computed of the
    members is computed of their values."""

    @classmethod
    def _value_of(cls, value):
        if not isinstance(value, (int, float)) or value != int(value):
            return _python.refuse("members of an enumeration of ints that are "
                                  "no ints")
        return int(value)

    def __index__(self):
        return self._value_

    def __int__(self):
        return self._value_

    def __float__(self):
        return float(self._value_)

    def __bool__(self):
        return self._value_ != 0

    def __hash__(self):
        return hash(self._value_)

    def __eq__(self, other):
        return self._value_ == other

    def __lt__(self, other):
        return self._value_ < other

    def __le__(self, other):
        return self._value_ <= other

    def __gt__(self, other):
        return self._value_ > other

    def __ge__(self, other):
        return self._value_ >= other

    def __neg__(self):
        return -self._value_

    def __pos__(self):
        return +self._value_

    def __invert__(self):
        return ~self._value_

    def __abs__(self):
        return abs(self._value_)

    def __round__(self, ndigits=None):
        return self._value_

    def bit_length(self):
        return self._value_.bit_length()

    def __add__(self, other):
        return self._value_ + other

    def __radd__(self, other):
        return other + self._value_

    def __sub__(self, other):
        return self._value_ - other

    def __rsub__(self, other):
        return other - self._value_

    def __mul__(self, other):
        return self._value_ * other

    def __rmul__(self, other):
        return other * self._value_

    def __truediv__(self, other):
        return self._value_ / other

    def __rtruediv__(self, other):
        return other / self._value_

    def __floordiv__(self, other):
        return self._value_ // other

    def __rfloordiv__(self, other):
        return other // self._value_

    def __mod__(self, other):
        return self._value_ % other

    def __rmod__(self, other):
        return other % self._value_

    def __pow__(self, other):
        return self._value_ ** other

    def __rpow__(self, other):
        return other ** self._value_

    def __lshift__(self, other):
        return self._value_ << other

    def __rlshift__(self, other):
        return other << self._value_

    def __rshift__(self, other):
        return self._value_ >> other

    def __rrshift__(self, other):
        return other >> self._value_

    def __and__(self, other):
        return self._value_ & other

    def __rand__(self, other):
        return other & self._value_

    def __or__(self, other):
        return self._value_ | other

    def __ror__(self, other):
        return other | self._value_

    def __xor__(self, other):
        return self._value_ ^ other

    def __rxor__(self, other):
        return other ^ self._value_


_python.set_like(_Int, int)


class _Str:
    """The same of str."""

    @classmethod
    def _value_of(cls, value):
        if not isinstance(value, str):
            return _python.refuse("members of an enumeration of strings that "
                                  "are no strings")
        return value

    def __getattr__(self, name):
        if name[0] == "_":
            raise AttributeError(f"{self.__class__.__name__!r} object has no "
                                 f"attribute {name!r}")
        return getattr(self._value_, name)

    def __hash__(self):
        return hash(self._value_)

    def __eq__(self, other):
        return self._value_ == other

    def __lt__(self, other):
        return self._value_ < other

    def __le__(self, other):
        return self._value_ <= other

    def __gt__(self, other):
        return self._value_ > other

    def __ge__(self, other):
        return self._value_ >= other

    def __len__(self):
        return len(self._value_)

    def __iter__(self):
        return iter(self._value_)

    def __getitem__(self, index):
        return self._value_[index]

    def __contains__(self, part):
        return part in self._value_

    def __add__(self, other):
        return self._value_ + other

    def __radd__(self, other):
        return other + self._value_

    def __mul__(self, other):
        return self._value_ * other

    __rmul__ = __mul__


_python.set_like(_Str, str)
EnumType._mixins_ = {int: _Int, str: _Str}


class IntEnum(_Int, Enum):
    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)


class StrEnum(_Str, Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _is_listed(cls, value):
        return value > 0 and value & (value - 1) == 0

    @classmethod
    def _all(cls):
        bits = 0
        for member in cls._member_map_.values():
            bits |= member._value_
        return bits

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        bits = cls._all()
        if value < 0:
            value = bits + 1 + value if -value <= bits + 1 else value
        if value < 0 or value & ~bits:
            raise ValueError(f"{cls!r} invalid value {value!r}")
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        if value in cls._composite():
            return cls._composite()[value]
        member = object.__new__(cls)
        member._value_ = value
        names = [m._name_ for m in cls if m._value_ & value]
        member._name_ = "|".join(names) if names else None
        member._sort_order_ = len(cls._member_names_)
        cls._composite()[value] = member
        return member

    @classmethod
    def _composite(cls):
        if _python.own(cls, "_composite_map_", None) is None:
            _python.bind(cls, "_composite_map_", {})
        return cls._composite_map_

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f"{type(other).__qualname__!r} and "
                            f"{self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([m for m in self.__class__ if m._value_ & self._value_])

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return f"<{name}: {self._value_!r}>"
        return f"<{name}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return f"{name}({self._value_!r})"
        return f"{name}.{self._name_}"

    def __or__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ | other._value_)

    def __and__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ & other._value_)

    def __xor__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ ^ other._value_)

    def __invert__(self):
        return self.__class__(self._all() & ~self._value_)


class IntFlag(_Int, Flag):
    """Bits that no member has are kept."""

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        bits = cls._all()
        if value < 0:
            value = max(bits + 1, 2 ** value.bit_length()) + value
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        if value in cls._composite():
            return cls._composite()[value]
        member = object.__new__(cls)
        member._value_ = value
        names = [m._name_ for m in cls if m._value_ & value]
        if names and value & ~bits:
            names.append(str(value & ~bits))
        member._name_ = "|".join(names) if names else None
        member._sort_order_ = len(cls._member_names_)
        cls._composite()[value] = member
        return member

    def _bits(self, other):
        return other._value_ if isinstance(other, self.__class__) else other

    def __or__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._value_ | self._bits(other))

    def __and__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._value_ & self._bits(other))

    def __xor__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._value_ ^ self._bits(other))

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return self.__class__(-self._value_ - 1)

    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)


def unique(enumeration):
    duplicates = [(name, member._name_)
                  for name, member in enumeration.__members__.items()
                  if name != member._name_]
    if duplicates:
        shown = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {shown}")
    return enumeration
