"""Members of enumerations of strings and ints, where strings and ints are
expected."""
from enum import Enum, IntEnum, Flag, IntFlag, auto
import math
import numpy as np
class Color(str, Enum):
    RED = "red"
    BLUE = "blue"
    def shout(self): return self.upper() + "!"
class N(IntEnum):
    A = 1
    B = 2
class M(int, Enum):
    X = 3
    Y = 4
class P(int, Flag):
    R = 1
    W = 2
print(Color.RED, Color.RED.value, Color("red"), Color.RED == "red", "red" == Color.RED, {"red": 1}[Color.RED], Color.RED.shout(), isinstance(Color.RED, str))
print(",".join([Color.RED, Color.BLUE]), "red" in Color.RED, Color.RED in "a red b", "red".startswith(Color.RED), "a" + Color.RED, Color.RED + "a", f"{Color.RED}", f"{Color.RED:>10}", "%s" % Color.RED, sorted([Color.RED, Color.BLUE]), "x".replace("x", Color.RED), len(Color.RED), Color.RED[0], list(Color.RED), "red,a".split(Color.RED), max(Color.RED, "a"), str(Color.RED), repr(Color.RED), Color.RED.title())
print(N.A + 1, 1 + N.A, N.A, f"{N.A}", [10, 20, 30][N.B], range(N.B), math.sqrt(N.B), np.arange(5)[N.B], np.zeros(N.B), M.X, M.X + 1, repr(M.X), int(M.X), float(M.X), M.X * "a", N.B * [1], "%d" % N.B, "%s" % M.X, hex(N.B), N.A < N.B, N.A == 1, {1: 2}[N.A], sum(N), max(N), divmod(M.Y, 3), -M.X, round(M.X), N(1), M(3), bool(N.A), np.array([N.A, N.B]), np.arange(3) + N.A, chr(N.A + 64), isinstance(N.A, int), N.A.bit_length(), N.A.real, M.X ** 2, "ab"[M.X - 3], "%f" % M.X, pow(2, M.X, 5))
print(P.R | P.W, P.R & 1, P.R + 1, int(P.R | P.W))
import json
print(json.dumps([Color.RED, N.A, {Color.BLUE: 1}]))
def f(**k): return k
print(f(**{"a": Color.RED}), getattr("x", Color.RED, None))
