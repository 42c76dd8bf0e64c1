# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""types: SimpleNamespace, and names of types."""
import _python

FunctionType = LambdaType = type(lambda: None)
NoneType = type(None)


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
