"""Enumerations whose members derive from numbers and strings."""
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto
from functools import total_ordering, singledispatch
import numbers, copy, statistics, re
class Planet(float, Enum):
    A = 1.5
    B = 2.5
    @property
    def twice(self): return self * 2
class Coord(tuple, Enum):
    O = (0, 0)
    X = (1, 0)
class MyStr(str):
    def shout(self): return self.upper() + "!"
class W(MyStr, Enum):
    A = "a"
    B = "b"
class S(str, Enum):
    A = "x"
    def __str__(self): return "S:" + self.value
class T(StrEnum):
    ONE = auto()
    TWO = auto()
class V(int, Enum):
    def __new__(cls, value, label):
        o = int.__new__(cls, value); o._value_ = value; o.label = label; return o
    P = (1, "one")
    Q = (2, "two")
class Mix:
    def __repr__(self): return "mix"
class Y(Mix, int, Enum):
    A = 1
class Z(int, Mix, Enum):
    A = 1
class IE(IntEnum):
    A = 3
    def __str__(self): return "ie"
print(Planet.A, Planet.A + 1, Planet.B.twice, repr(Planet.A), Planet(1.5), f"{Planet.A:>10}", Planet.A == 1.5, Planet.A < Planet.B, round(Planet.B), isinstance(Planet.A, float))
print(Coord.X, Coord.X[0], Coord.X.value, Coord((0, 0)), len(Coord.O), list(Coord.X))
print(W.A, W.A.shout(), W.A.value, type(W.A.value).__name__, repr(W.B), W("a"), W.A + W.B)
print(S.A, str(S.A), f"{S.A}", repr(S.A), "%s" % S.A, S.A == "x", ",".join(S))
print(T.ONE, T.TWO.value, f"{T.ONE:>5}", repr(T.ONE), T.ONE + "x", "-".join(T), T("two"), [T.ONE], {T.ONE: 1}["one"], {"one": 5}[T.ONE], T.ONE in ("one",), T.ONE.upper())
print(V.P, V.P.label, V.Q + 1, V(2), repr(V.Q), V.P.name)
print(repr(Y.A), str(Y.A), repr(Z.A), str(Z.A), Y.A + 1, IE.A, f"{IE.A}", repr(IE.A), str(IE.A), IE.A + 1, "%d" % IE.A, f"{IE.A:3d}")
for m in T: print(m, end=";")
print(sorted(IE), max(V), sum(V), copy.copy(T.ONE) is T.ONE, T.ONE.name, list(V), V.__members__, len(T), V.P in V)
try: print(V(9))
except ValueError as e: print(e)
try: V.P = 3
except AttributeError as e: print(e)
@total_ordering
class I(int):
    def __lt__(self, o): return int(self) > int(o)
print(I(1) < I(2), I(1) > I(2), I(1) <= I(2))
@singledispatch
def f(x): return "object"
@f.register(int)
def _(x): return "int"
@f.register(list)
def _(x): return "list"
class L(list): pass
class FF(float): pass
print(f(I(1)), f(L()), f(FF(1)), f(2), isinstance(I(1), numbers.Number), isinstance(FF(1), numbers.Real), isinstance(FF(1), numbers.Integral))
print(statistics.mean([FF(1), FF(2)]), re.sub(MyStr("a"), MyStr("b"), MyStr("cat")), re.match("a", MyStr("ab")).group(0), re.split(MyStr(","), MyStr("a,b")))
class P(int, Flag):
    R = 1
    W = 2
print(P.R | P.W, P.R & 1, repr(P(0)), P.R | 2, ~P.R, P.R + 1, (P.R | P.W) == 3, [0, 1, 2, 3][P.R | P.W])
