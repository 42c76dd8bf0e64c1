# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""numbers: the kinds of numbers, to ask by isinstance()."""
import _python
import numpy as np


class _Meta:
    def __instancecheck__(cls, x):
        kind = type(x)
        if _python.is_class(kind) and cls in _python.order(kind):
            return True
        if cls not in _kinds:
            return False
        if isinstance(x, cls._types):
            return True
        for kind in _python.kinds(x):
            for begin in cls._numpy:
                if kind.startswith("numpy." + begin):
                    return True
        return False


class Number:
    __slots__ = ()
    _types = (int, float, complex, np.complex64)
    _numpy = ("int", "uint", "float")


_python.set_meta(Number, _Meta)


class Complex(Number):
    __slots__ = ()


class Real(Complex):
    __slots__ = ()
    _types = (int, float)


class Rational(Real):
    __slots__ = ()
    _types = (int,)
    _numpy = ("int", "uint")


class Integral(Rational):
    __slots__ = ()


_kinds = (Number, Complex, Real, Rational, Integral)
