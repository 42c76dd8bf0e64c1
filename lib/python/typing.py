# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""typing: names for annotations, which are not evaluated. Where they are, as in
`Vector = List[float]`, the value is an object that can be subscripted, derived
from and asked by isinstance() as Python's can; what it was subscripted by is
not kept.
"""
import _python
from _python import refuse, set_meta
from abc import ABCMeta

TYPE_CHECKING = False
_of_collections = ("DefaultDict", "OrderedDict", "Counter", "ChainMap", "Deque")
Text = str


class _Opaque:
    """What all forms are: they have no text, and are equal to nothing known."""

    __slots__ = ()

    def __eq__(self, other):
        if other is self:
            return True
        return refuse("comparing forms of `typing` is not there yet")

    def __hash__(self):
        return refuse("the hash of a form of `typing` is not there yet")

    def __repr__(self):
        return refuse("the text of a form of `typing` is not there yet")

    def __or__(self, other):
        return _Form("Union")

    def __ror__(self, other):
        return _Form("Union")


class _Form(_Opaque):
    """`List`, `Optional`, ...: of some origin, or of none."""

    __slots__ = ("_name", "_origin", "_given")

    def __init__(self, name, origin=None, given=False):
        self._name = name
        self._origin = origin
        self._given = given

    @property
    def __origin__(self):
        """Of collections.abc it is loaded where it is needed."""
        if isinstance(self._origin, str):
            if self._name in _of_collections:
                import collections
                return getattr(collections, self._origin)
            from collections.abc import named
            return named(self._origin)
        return self._origin

    def __getitem__(self, parameters):
        return _Form(self._name, self._origin, True)

    def __call__(self, *args, **kwargs):
        if self._origin is None:
            raise TypeError(f"Cannot instantiate typing.{self._name}")
        raise TypeError(f"Type {self._name} cannot be instantiated; use "
                        f"{self.__origin__.__name__}() instead")

    def __instancecheck__(self, x):
        if self._given and self._name != "Union":
            raise TypeError("Subscripted generics cannot be used with class "
                            "and instance checks")
        if self._origin is None:
            return refuse(f"isinstance() of `{self._name}` is not there yet")
        return isinstance(x, self.__origin__)

    def __mro_entries__(self, bases):
        if self._origin is None:
            raise TypeError(f"Cannot subclass typing.{self._name}")
        if self._given and Generic not in [b for b in bases if b is Generic]:
            return (self.__origin__, Generic)
        return (self.__origin__,)


class _Alias(_Opaque):
    """A generic class of a script, subscripted."""

    __slots__ = ("__origin__",)

    def __init__(self, origin):
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __getitem__(self, parameters):
        return self

    def __getattr__(self, name):
        return getattr(self.__origin__, name)

    def __instancecheck__(self, x):
        raise TypeError("Subscripted generics cannot be used with class and "
                        "instance checks")

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, parameters):
        return _Alias(cls)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, x):
        return refuse(f"isinstance() of the protocol {cls.__name__} is not "
                      "there yet, for what does not derive from it")


class Protocol(Generic):
    __slots__ = ()


set_meta(Protocol, _ProtocolMeta)


class Any:
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return object.__new__(cls)


class _Variable(_Opaque):
    """A type variable, and what else has a name alone."""

    __slots__ = ("__name__", "args", "kwargs")

    def __init__(self, name, *constraints, bound=None, covariant=False,
                 contravariant=False):
        self.__name__ = name
        self.args = None
        self.kwargs = None

    def __repr__(self):
        return "~" + self.__name__


class TypeVar(_Variable):
    __slots__ = ("_mark",)

    def __init__(self, name, *constraints, bound=None, covariant=False,
                 contravariant=False):
        self.__name__ = name
        self._mark = "+" if covariant else "-" if contravariant else "~"

    def __repr__(self):
        return self._mark + self.__name__


class ParamSpec(_Variable):
    __slots__ = ()


class TypeVarTuple(_Variable):
    __slots__ = ()

    def __iter__(self):
        return iter((_Form("Unpack"),))

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar("AnyStr", str)


class NewType(_Opaque):
    __slots__ = ("__name__", "__supertype__")

    def __init__(self, name, tp):
        self.__name__ = name
        self.__supertype__ = tp

    def __call__(self, x):
        return x


class TypedDict:
    def __new__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def runtime_checkable(cls):
    return cls


def no_type_check(arg):
    return arg


def assert_type(val, typ):
    return val


def reveal_type(obj):
    return refuse("reveal_type() is not there yet")


def get_type_hints(obj):
    return refuse("annotations are not evaluated: get_type_hints() is not "
                  "there yet")


class _NamedTuple(tuple):
    """What a class of NamedTuple derives from: its fields are made of its
    annotations, by collections.namedtuple()."""

    def __init_subclass__(cls, **keywords):
        if _python.order(cls)[1] is not _NamedTuple:
            return
        from collections import namedtuple
        fields = [name for name, _ in _python.annotations(cls)]
        written = _python.names(cls)
        defaults = []
        for name in fields:
            if name in written:
                defaults.append(_python.own(cls, name, None))
            elif not name:
                return _python.refuse("a named tuple whose body annotates names "
                                      "in `if` is not there yet")
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot "
                                "follow default field"
                                + ("s " if len(defaults) > 1 else " ")
                                + ", ".join([n for n in fields
                                             if n in written]))
        made = namedtuple(cls.__name__, fields, defaults=defaults)
        for name in _python.names(made):
            if name in fields or name not in written:
                _python.bind(cls, name, _python.own(made, name, None))


class _MakesNamedTuples(_Opaque):
    __slots__ = ()

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __call__(self, typename, fields=(), /):
        from collections import namedtuple
        return namedtuple(typename, [name for name, _ in fields])


NamedTuple = _MakesNamedTuples()

Annotated = _Form("Annotated")
ClassVar = _Form("ClassVar")
Concatenate = _Form("Concatenate")
Final = _Form("Final")
Literal = _Form("Literal")
LiteralString = _Form("LiteralString")
Never = _Form("Never")
NoReturn = _Form("NoReturn")
NotRequired = _Form("NotRequired")
Optional = _Form("Optional")
Required = _Form("Required")
Self = _Form("Self")
TypeAlias = _Form("TypeAlias")
TypeGuard = _Form("TypeGuard")
Union = _Form("Union")
Unpack = _Form("Unpack")

Dict = _Form("Dict", dict)
FrozenSet = _Form("FrozenSet", frozenset)
List = _Form("List", list)
Set = _Form("Set", set)
Tuple = _Form("Tuple", tuple)
Type = _Form("Type")
DefaultDict = _Form("DefaultDict", "defaultdict")
OrderedDict = _Form("OrderedDict", "OrderedDict")
Counter = _Form("Counter", "Counter")
ChainMap = _Form("ChainMap", "ChainMap")
Deque = _Form("Deque", "deque")
Pattern = _Form("Pattern")
Match = _Form("Match")
IO = _Form("IO")
TextIO = _Form("TextIO")
BinaryIO = _Form("BinaryIO")

AbstractSet = _Form("AbstractSet", "Set")
Callable = _Form("Callable", "Callable")
Collection = _Form("Collection", "Collection")
Container = _Form("Container", "Container")
Generator = _Form("Generator", "Generator")
Hashable = _Form("Hashable", "Hashable")
ItemsView = _Form("ItemsView", "ItemsView")
Iterable = _Form("Iterable", "Iterable")
Iterator = _Form("Iterator", "Iterator")
KeysView = _Form("KeysView", "KeysView")
Mapping = _Form("Mapping", "Mapping")
MappingView = _Form("MappingView", "MappingView")
MutableMapping = _Form("MutableMapping", "MutableMapping")
MutableSequence = _Form("MutableSequence", "MutableSequence")
MutableSet = _Form("MutableSet", "MutableSet")
Reversible = _Form("Reversible", "Reversible")
Sequence = _Form("Sequence", "Sequence")
Sized = _Form("Sized", "Sized")
ValuesView = _Form("ValuesView", "ValuesView")

AsyncGenerator = _Form("AsyncGenerator")
AsyncIterable = _Form("AsyncIterable")
AsyncIterator = _Form("AsyncIterator")
Awaitable = _Form("Awaitable")
Coroutine = _Form("Coroutine")
ContextManager = _Form("ContextManager")


class SupportsAbs(Protocol):
    pass


class SupportsFloat(Protocol):
    pass


class SupportsIndex(Protocol):
    pass


class SupportsInt(Protocol):
    pass


class SupportsRound(Protocol):
    pass
