# The alias of a generic is what another one is of.
A = list[int]
B = dict[str, A]
C = tuple[A, ...]
D = tuple[str, B, list[A]]
E = dict[str, list[tuple[int, A]]]
F = type[A]
G = enumerate[A]


class Types:
    row = list[float]
    table = list[row]


H = dict[str, Types.row]
choice = 1
if choice:
    I = set[A]
else:
    I = set[B]


def first(x: B, names: D) -> Types.table:
    local = frozenset[C]
    own = tuple[local, A]
    return [[float(v) for v in x[k]] for k in names]


for i in range(2):
    J = list[H]
    print(first({"a": [i], "b": [2, 3]}, ("a", "b")))


def made(n):
    K = list[A]
    return n if n < 2 else made(n - 1) + 1


print(made(3), made(4))
