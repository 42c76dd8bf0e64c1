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


def _data_type(cls):
    """The type that members derive from beside Enum, as str; None: there is
    none."""
    for base in _python.type_order(cls)[1:]:
        if (issubclass(base, (str, int, float, tuple))
                and not issubclass(base, Enum)):
            return base
    return None


def _show(cls, kind):
    """Members are shown as by Enum, though the type comes before it, unless a
    class in front of the type says how; those of a ReprEnum, as by the type."""
    order = _python.type_order(cls)
    enums = [base for base in order[1:] if issubclass(base, Enum)]
    for name in "__repr__", "__str__", "__format__":
        for base in order:
            if issubclass(base, Enum) or not issubclass(kind, base):
                if name in _python.names(base):
                    break
            elif enums[0] is not ReprEnum or name == "__repr__":
                said = [e for e in enums if name in _python.names(e)]
                _python.bind(cls, name, _python.own(said[0], name, None))
                break
            elif name == "__str__" and not issubclass(kind, str):
                _python.bind(cls, name, kind.__repr__)
                break
            else:
                _python.bind(cls, name, getattr(kind, name))
                break


_OPERATORS = ("__or__", "__and__", "__xor__", "__ror__", "__rand__",
              "__rxor__", "__invert__")


def _take_operators(cls):
    """What a Flag does with bits comes before what the type does."""
    flag = [base for base in _python.type_order(cls)[1:] if issubclass(base, Flag)]
    for name in _OPERATORS:
        if name not in _python.names(cls):
            _python.bind(cls, name, _python.find(flag[0], name, None))


def _add_member(cls, name, value, last_values):
    args = value if isinstance(value, tuple) else (value,)
    kind = _data_type(cls)
    if kind is not None and issubclass(kind, tuple):
        args = (args,)
    new = _python.find(cls, "__new__", None)
    if new is None:
        member = object.__new__(cls)
    else:
        member = new(cls, *args)
    if not hasattr(member, "_value_"):
        member._value_ = value if kind is None else cls._value_of(kind, args)
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
        kind = _data_type(cls)
        if kind is not None:
            _show(cls, kind)
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
    def _value_of(cls, kind, args):
        return kind(*args)

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


class ReprEnum(Enum):
    """Members show what they are as str() shows that."""


class IntEnum(int, ReprEnum):
    pass


class StrEnum(str, ReprEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    @classmethod
    def _value_of(cls, kind, args):
        if not 0 < len(args) < 4:
            raise TypeError(f"too many arguments for str(): {args!r}")
        if not isinstance(args[0], str):
            raise TypeError(f"{args[0]!r} is not a string")
        return str(*args)


def _new_flag(cls, value):
    kind = _data_type(cls)
    if kind is None:
        member = object.__new__(cls)
    else:
        member = kind.__new__(cls, value)
    member._value_ = value
    return member


class Flag(Enum):
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        if _data_type(cls) is not None:
            _take_operators(cls)

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
        member = _new_flag(cls, value)
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

    def _bits(self, other):
        """The bits of another operand; None: it has none."""
        if isinstance(other, self.__class__):
            return other._value_
        kind = _data_type(self.__class__)
        if kind is not None and isinstance(other, kind):
            return other
        return None

    def __or__(self, other):
        bits = self._bits(other)
        if bits is None:
            return NotImplemented
        return self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits(other)
        if bits is None:
            return NotImplemented
        return self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits(other)
        if bits is None:
            return NotImplemented
        return self.__class__(self._value_ ^ bits)

    def __invert__(self):
        return self.__class__(self._all() & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag):
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
        member = _new_flag(cls, value)
        names = [m._name_ for m in cls if m._value_ & value]
        if names and value & ~bits:
            names.append(str(value & ~bits))
        member._name_ = "|".join(names) if names else None
        member._sort_order_ = len(cls._member_names_)
        cls._composite()[value] = member
        return member

    def __invert__(self):
        return self.__class__(-self._value_ - 1)


def unique(enumeration):
    duplicates = [(name, member._name_)
                  for name, member in enumeration.__members__.items()
                  if name != member._name_]
    if duplicates:
        shown = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {shown}")
    return enumeration
