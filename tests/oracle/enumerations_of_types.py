# Enumerations whose members are strings or ints.
from enum import Enum, IntEnum, StrEnum, auto
import numpy as np
class M(str, Enum):
    A = "alpha"
    B = "beta"
print(M.A, repr(M.A), M.A == "alpha", "beta" == M.B, M("beta"), M.A.value, M.A.name, f"{M.A}", M.A.upper(), len(M.A), M.A + "!", "<" + M.B, M.A[0], "ph" in M.A, {M.A: 1}["alpha"], {"beta": 2}[M.B], isinstance(M.A, str), M.A < M.B, sorted([M.B, M.A]), M.A in ("alpha", "x"), hash(M.A) == hash("alpha"))
class N(int, Enum):
    X = 1
    Y = 2
print(N.X, repr(N.Y), N.X + N.Y, N.X == 1, [5, 6, 7][N.Y], f"{N.X}", isinstance(N.X, int), N(2), N.Y > N.X)
class S(StrEnum):
    RED = auto()
    BLUE = "b"
print(S.RED, repr(S.RED), f"{S.BLUE:>4}", S.RED == "red", S("b"), S.RED.title(), list(S))
class I(IntEnum):
    A = 1
    B = auto()
print(I.A, I.B, f"{I.B:02d}", I.A | I.B, I.A + 1)
def f(mode: M, x):
    if mode == "alpha": return x + 1
    return x - 1
k = int(np.zeros(70000).sum())
print(f(M.A, k), f(M.B, k), f("alpha", k))
m = M.A if k else M.B
print(m == "beta", m is M.B, m.name)
