# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""types: SimpleNamespace, and names of types, which annotations mostly want."""
import _python

FunctionType = LambdaType = type(lambda: None)
NoneType = type(None)


class _Named:
    """A type that annotations name. isinstance() asks of some."""

    __slots__ = ("_name", "_kind")

    def __init__(self, name, kind=None):
        self._name = name
        self._kind = kind

    def __instancecheck__(self, x):
        if self._kind is None:
            return _python.refuse(f"isinstance() of `{self._name}` is not "
                                  "there yet")
        return self._kind in _python.kinds(x)

    def __call__(self, *args, **keywords):
        return _python.refuse(f"`types.{self._name}` is there for annotations "
                              "alone")

    def __eq__(self, other):
        if other is self:
            return True
        return _python.refuse("comparing types of `types` is not there yet")

    def __hash__(self):
        return _python.refuse("the hash of a type of `types` is not there yet")

    def __repr__(self):
        return _python.refuse("the text of a type of `types` is not there yet")

    def __getitem__(self, parameters):
        return self

    def __or__(self, other):
        return self

    def __ror__(self, other):
        return self


GeneratorType = _Named("GeneratorType", "generator")
MethodType = _Named("MethodType", "method")
ModuleType = _Named("ModuleType", "module")
AsyncGeneratorType = _Named("AsyncGeneratorType")
BuiltinFunctionType = BuiltinMethodType = _Named("BuiltinFunctionType")
CodeType = _Named("CodeType")
CoroutineType = _Named("CoroutineType")
EllipsisType = _Named("EllipsisType")
FrameType = _Named("FrameType")
GenericAlias = _Named("GenericAlias")
MappingProxyType = _Named("MappingProxyType")
NotImplementedType = _Named("NotImplementedType")
TracebackType = _Named("TracebackType")
UnionType = _Named("UnionType")


class SimpleNamespace:
    def __init__(self, /, **keywords):
        for name, value in keywords.items():
            setattr(self, name, value)

    def __repr__(self):
        name = self.__class__.__name__
        if name == "SimpleNamespace":
            name = "namespace"
        shown = ", ".join([f"{n}={getattr(self, n)!r}"
                           for n in _python.names(self)])
        return f"{name}({shown})"

    def __eq__(self, other):
        if not isinstance(other, SimpleNamespace):
            return NotImplemented
        return ({n: getattr(self, n) for n in _python.names(self)}
                == {n: getattr(other, n) for n in _python.names(other)})
