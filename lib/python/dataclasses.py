# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""dataclasses: what a class's body annotates becomes its fields. Annotations
are not evaluated: `ClassVar`, `InitVar` and `KW_ONLY` are known by how they are
written. As in CPython the methods are written as a text and compiled.
"""
from _python import (annotations, bind, copy_deep, define, find, has, is_class, kinds,
                     names, order as _order, own, refuse, slots as _set_slots,
                     unbind)


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    pass


class _Factory:
    def __repr__(self):
        return "<factory>"


class KW_ONLY:
    pass


class InitVar:
    def __class_getitem__(cls, type):
        return cls


MISSING = _Missing()
_HAS_DEFAULT_FACTORY = _Factory()
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare,
                 metadata, kw_only):
        self.name = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._kind = "field"

    @property
    def type(self):
        return refuse("annotations are not evaluated: a field's `type` is not "
                      "there")

    def __repr__(self):
        return refuse("the text of a field is not there yet")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True,
          hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata,
                 kw_only)


def _kind_of(annotation):
    """By the annotation's head: `typing.ClassVar[int]` is a ClassVar."""
    head = annotation.strip().strip("'\"").split("[")[0].strip()
    head = head.split(".")[-1].strip()
    return {"ClassVar": "class", "InitVar": "init", "KW_ONLY": "keywords"}.get(
        head, "field")


def _is_mutable(x):
    return not has(x, "__hash__") and "hashable" not in kinds(x)


def _field_of(cls, name, kind, kw_only):
    default = own(cls, name, MISSING)
    f = default if isinstance(default, Field) else field(default=default)
    f.name = name
    f._kind = kind
    if kind != "field" and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f.kw_only is MISSING:
        f.kw_only = kw_only
    if kind == "field" and f.default is not MISSING and _is_mutable(f.default):
        raise ValueError(f"mutable default {type(f.default)} for field "
                         f"{f.name} is not allowed: use default_factory")
    if isinstance(default, Field):
        if f.default is MISSING:
            unbind(cls, name)
        else:
            bind(cls, name, f.default)
    return f


def _collect(cls, frozen, kw_only):
    fields = {}
    any_frozen = has_base = False
    for base in reversed(_order(cls)[1:]):
        of_base = own(base, _FIELDS, None)
        if of_base is not None:
            has_base = True
            for f in of_base.values():
                fields[f.name] = f
            if own(base, _PARAMS, None)["frozen"]:
                any_frozen = True
            elif frozen:
                raise TypeError("cannot inherit frozen dataclass from a "
                                "non-frozen one")
    if has_base and any_frozen and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    annotated = annotations(cls)
    for name, annotation in annotated:
        kind = _kind_of(annotation)
        if not name:
            refuse("a dataclass whose body annotates names in `if`, `for` or "
                   "`while` is not there yet")
        elif kind == "keywords":
            kw_only = True
        else:
            fields[name] = _field_of(cls, name, kind, kw_only)
    written = [name for name, annotation in annotated]
    for name in names(cls):
        if name not in written and isinstance(own(cls, name, None), Field):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields


def _parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    return f"{f.name}=_dflt_{f.name}"


def _init_text(me, fields, frozen, has_post_init):
    plain = [f for f in fields if f.init and not f.kw_only]
    by_name = [f for f in fields if f.init and f.kw_only]
    seen_default = False
    for f in plain:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default "
                            "argument")
    head = [me] + [_parameter(f) for f in plain]
    if by_name:
        head = head + ["*"] + [_parameter(f) for f in by_name]
    lines = []
    for f in fields:
        value = f.name
        if f.default_factory is not MISSING:
            value = f"_new_{f.name}()"
            if f.init:
                value = f"{value} if {f.name} is _dflt_{f.name} else {f.name}"
        elif not f.init:
            if f.default is MISSING:
                continue
            value = f"_dflt_{f.name}"
        if f._kind == "init":
            continue
        if frozen:
            lines.append(f"object.__setattr__({me}, {f.name!r}, {value})")
        else:
            lines.append(f"{me}.{f.name} = {value}")
    if has_post_init:
        more = ", ".join([f.name for f in fields if f._kind == "init"])
        lines.append(f"{me}.__post_init__({more})")
    return _function("__init__", ", ".join(head), lines or ["pass"])


def _function(name, params, lines):
    body = "".join(["        " + line + "\n" for line in lines])
    return f"    def {name}({params}):\n{body}"


def _tuple_text(name, fields):
    return "(" + "".join([f"{name}.{f.name}, " for f in fields]) + ")"


def _compare_text(method, operator, fields):
    return _function(method, "self, other", [
        "if other.__class__ is self.__class__:",
        f"    return {_tuple_text('self', fields)} {operator} "
        + _tuple_text("other", fields),
        "return NotImplemented"])


def _repr_text(fields):
    shown = ", ".join([f.name + "={self." + f.name + "!r}"
                       for f in fields if f.repr])
    return _function("__repr__", "self",
                     [f'return f"{{self.__class__.__qualname__}}({shown})"'])


def _frozen_text(fields):
    among = "(" + "".join([repr(f.name) + ", " for f in fields]) + ")"
    text = ""
    for verb, what, params, args in [
            ("assign to", "__setattr__", "self, name, value", "name, value"),
            ("delete", "__delattr__", "self, name", "name")]:
        text = text + _function(what, params, [
            f"if type(self) is _class or name in {among}:",
            f'    raise _Frozen(f"cannot {verb} field {{name!r}}")',
            f"super(_class, self).{what}({args})"])
    return text


_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _hash_action(cls, unsafe_hash, eq, frozen):
    """What becomes of `__hash__`: "add", "none", or "" for nothing."""
    explicit = own(cls, "__hash__", MISSING)
    has_explicit = not (explicit is MISSING or (
        explicit is None and own(cls, "__eq__", MISSING) is not MISSING))
    if unsafe_hash:
        if has_explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class "
                            f"{cls.__name__}")
        return "add"
    if not eq or has_explicit:
        return ""
    return "add" if frozen else "none"


def _bind_new(cls, made, replaces):
    for name in made:
        if own(cls, name, MISSING) is MISSING or name in replaces:
            bind(cls, name, made[name])
        elif name in _ORDER:
            raise TypeError(f"Cannot overwrite attribute {name} in class "
                            f"{cls.__name__}. Consider using "
                            "functools.total_ordering")
        elif name in ("__setattr__", "__delattr__"):
            raise TypeError(f"Cannot overwrite attribute {name} in class "
                            f"{cls.__name__}")


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
             kw_only, slots):
    all_fields = _collect(cls, frozen, kw_only)
    bind(cls, _FIELDS, all_fields)
    bind(cls, _PARAMS, {"frozen": frozen})
    of_init = [f for f in all_fields.values() if f._kind != "class"]
    fields = [f for f in of_init if f._kind == "field"]
    compared = [f for f in fields if f.compare]
    hash_action = _hash_action(cls, unsafe_hash, eq, frozen)
    text = ""
    made = []
    if init:
        me = "__dataclass_self__" if "self" in all_fields else "self"
        text = text + _init_text(me, of_init, frozen,
                                 find(cls, "__post_init__", None) is not None)
        made.append("__init__")
    if repr:
        text = text + _repr_text(fields)
        made.append("__repr__")
    if eq:
        text = text + _compare_text("__eq__", "==", compared)
        made.append("__eq__")
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        for name, operator in _ORDER.items():
            text = text + _compare_text(name, operator, compared)
            made.append(name)
    if frozen:
        text = text + _frozen_text(fields)
        made = made + ["__setattr__", "__delattr__"]
    if hash_action == "add":
        hashed = [f for f in fields
                  if (f.compare if f.hash is None else f.hash)]
        text = text + _function("__hash__", "self", [
            f"return hash({_tuple_text('self', hashed)})"])
        made.append("__hash__")
    given = {"_class": cls, "_Frozen": FrozenInstanceError}
    for f in of_init:
        if f.default_factory is not MISSING:
            given["_new_" + f.name] = f.default_factory
            given["_dflt_" + f.name] = _HAS_DEFAULT_FACTORY
        elif f.default is not MISSING:
            given["_dflt_" + f.name] = f.default
    if made:
        of = "".join([f"{name!r}: {name}, " for name in made])
        make = define(f"<dataclass {cls.__qualname__}>",
                      f"def make({', '.join(given)}):\n{text}"
                      f"    return {{{of}}}\n", "make")
        _bind_new(cls, make(**given), ("__hash__",))
    if hash_action == "none":
        bind(cls, "__hash__", None)
    if match_args and own(cls, "__match_args__", None) is None:
        bind(cls, "__match_args__",
             tuple([f.name for f in of_init if f.init and not f.kw_only]))
    if slots:
        inherited = []
        for base in _order(cls)[1:]:
            inherited = inherited + names(base)
        _set_slots(cls, [f.name for f in fields if f.name not in inherited])
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
              unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
              slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen,
                        match_args, kw_only, slots)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    if not is_dataclass(class_or_instance):
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in getattr(class_or_instance, _FIELDS).values()
                  if f._kind == "field"])


def is_dataclass(obj):
    if is_class(obj):
        return find(obj, _FIELDS, None) is not None
    return has(obj, _FIELDS)


def _is_instance(obj):
    return has(obj, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict(obj, dict_factory)


def _asdict(obj, dict_factory):
    if _is_instance(obj):
        return dict_factory([(f.name, _asdict(getattr(obj, f.name),
                                              dict_factory))
                             for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_asdict(v, dict_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_asdict(v, dict_factory) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(_asdict(k, dict_factory), _asdict(v, dict_factory))
                          for k, v in obj.items()])
    return copy_deep(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple(obj, tuple_factory)


def _astuple(obj, tuple_factory):
    if _is_instance(obj):
        return tuple_factory([_astuple(getattr(obj, f.name), tuple_factory)
                              for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_astuple(v, tuple_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_astuple(v, tuple_factory) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(_astuple(k, tuple_factory),
                           _astuple(v, tuple_factory))
                          for k, v in obj.items()])
    return copy_deep(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._kind == "class":
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, "
                                 "it cannot be specified with replace()")
        elif f.name not in changes:
            if f._kind == "init" and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with "
                                 "replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, **options):
    return refuse("make_dataclass() is not there yet: write the class")
