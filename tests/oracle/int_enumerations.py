# Members of an IntEnum are ints, and an object with `__index__` is an index.
from enum import IntEnum, Enum, auto
import numpy as np, math
class I(IntEnum):
    A = 0
    B = 1
    C = 2
print(I.A, repr(I.B), I.B + 1, I.C * I.C, 3 - I.B, I.B == 1, 1 == I.B, I.B < I.C, I.C > 1, [10, 20, 30][I.C], (1, 2)[I.B], "xyz"[I.B])
print(f"{I.C}", f"{I.C:03d}", str(I.C), int(I.C), float(I.B), bool(I.A), isinstance(I.B, int), isinstance(I.B, I), isinstance(I.B, str), isinstance(I.B, Enum))
print(list(range(I.C)), {1: "one"}[I.B], {I.B: "b"}[1], hash(I.B), I(2), I["A"], list(I), len(I), max(I), sorted([I.C, I.A]), sum(I))
x = np.arange(6.0).reshape(3, 2); print(x[I.B], x[I.B, 0], x[:, I.B], (x + I.C).sum(), (x == I.C).sum(), np.zeros(I.C))
x[I.A] = 9; l = [1, 2, 3]; l[I.B] = 7; del l[I.A]; print(x, l, [0] * I.C, "ab" * I.C, I.C ** 2, 7 // I.C, 7 % I.C, I.C << 1, ~I.B, -I.C, abs(I.C), math.sqrt(I.B), round(I.C))
class Idx:
    def __index__(self): return 2
print([1, 2, 3][Idx()], list(range(Idx())), x[Idx()], int(Idx()), float(Idx()))
k = int(np.zeros(70000).sum())
s = I.A
for i in range(5 + k):
    s = I.B if s == I.A else I.C if s == I.B else I.A
print(s, s.name, s + 1, [5, 6, 7][s])
class E2(IntEnum):
    X = auto(); Y = auto()
print(E2.X, E2.Y.value, E2.X.name, I.B == E2.X, I.B is E2.X, I.B != 5, I.B in (1, 2), 1 in [I.B])
counts = [0] * len(I)
for v in [I.A, I.C, I.C]: counts[v] += 1
print(counts, I.B if k else I.C)
