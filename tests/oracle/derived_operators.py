"""Which operand of an operator is asked first, where one derives from a list or
a dict: CPython's slots for numbers come before those for sequences."""


class Y:
    def __radd__(self, o):
        return "radd", type(o).__name__

    def __rmul__(self, o):
        return "rmul", type(o).__name__


class L(list):
    pass


class Below(L):
    pass


class Adds(list):
    def __add__(self, o):
        return "add", type(o).__name__

    def __mul__(self, o):
        return "mul", type(o).__name__


class Reflects(list):
    def __radd__(self, o):
        return "radd of a list", type(o).__name__

    def __rmul__(self, o):
        return "rmul of a list", type(o).__name__


class Inplace(list):
    def __iadd__(self, o):
        return "iadd"

    def __imul__(self, o):
        return "imul"


class Equals(list):
    def __eq__(self, o):
        return "eq", type(o).__name__

    def __lt__(self, o):
        return "lt", type(o).__name__


class Joins(dict):
    def __ror__(self, o):
        return "ror", type(o).__name__


class Declines(dict):
    def __eq__(self, o):
        return NotImplemented


def all_of(x, y):
    print(type(x).__name__, type(y).__name__, x == y, x != y, x < y, x >= y)


print(L([1]) + Y(), L([1]) * Y(), [1] + Y(), Adds([1]) * Y(),
      L([1]) + Reflects([2]), L([1]) * Reflects([2]), [1] + Reflects([2]),
      Adds([1]) + Reflects([2]), Reflects([1]) + L([2]), [1] + Adds([2]),
      [1] + L([2]), L([1]) + Below([2]), Below([1]) + L([2]), 2 * L([1]),
      2 * Adds([1]), Reflects([1]) * 2, True * L([1]))
for x in [L([1]), Adds([1]), Reflects([1]), Inplace([1]), Below([1])]:
    z = x
    z += [2]
    print(z, z is x, type(z).__name__)
    z = x
    z *= 2
    print(z, z is x, type(z).__name__)
z = L([1])
z *= Y()
print(z)
z = L([1])
z *= Reflects([1])
print(z)
z = Adds([1])
z *= "a"
print(z)
all_of(L([1]), [1])
all_of([1], L([1]))
all_of(L([1]), Below([2]))
all_of(Below([1]), L([1]))
all_of(Equals([1]), [1])
all_of([1], Equals([1]))
all_of(L([1]), Equals([1]))
print({1: 2} | Joins({3: 4}), Joins({3: 4}) | {1: 2}, Joins({1: 2}) | Joins(),
      Declines({1: 2}) == {1: 2}, {1: 2} == Declines({1: 2}),
      Declines({1: 2}) != {1: 2})
d = Joins({1: 2})
e = d
e |= {3: 4}
print(e, e is d, type(e).__name__)


from collections import OrderedDict, defaultdict


class J(OrderedDict):
    def __ror__(self, o):
        return super().__ror__(o)

class K(defaultdict):
    def __ror__(self, o):
        return super().__ror__(o)

for x in OrderedDict(a=1), {"a": 1}, defaultdict(int, q=1), J(j=1), K(int, k=1):
    for y in J(b=1), K(list, c=1):
        try:
            print(x | y, type(x | y).__name__)
        except TypeError:
            print("TypeError", x, y)
