"""Whose key an OrderedDict keeps, what a Counter's text asks of its class, and
who is asked first by `+=` of a deque."""
from collections import Counter, OrderedDict, deque

d = OrderedDict({0: "a", 1: "b", 2: "c"})
for key in (True, False, 2.0):
    d.move_to_end(key)
    print(d)
    d.move_to_end(key, last=False)
    print(d)
d[1.0] = "new"
d.move_to_end((1 + 0j).real)
print(d, d.pop(True), d)


class Asked(Counter):
    def __iter__(self):
        print("iter")
        return super().__iter__()

    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)

    def items(self):
        print("items")
        return super().items()

    def values(self):
        print("values")
        return super().values()


print(Asked({False: 2.5}))
print(Asked({"a": 1, "b": 3, "c": 2}))
print(Asked())


class Common(Counter):
    def most_common(self, n=None):
        return [("z", 9)]


print(Common("ab"), Common())


class Right:
    def __radd__(self, other):
        return "radd"

    def __rmul__(self, other):
        return "rmul"

    def __iter__(self):
        return iter([7, 8])

    def __index__(self):
        return 2


class Mine(deque):
    pass


class Own(deque):
    def __iadd__(self, other):
        print("iadd")
        return self


class Items(list):
    pass


class Sum(list):
    def __radd__(self, other):
        return "list radd"


class Derived(deque):
    def __radd__(self, other):
        return "deque radd"


for make in (deque, Mine, Own, list, Items):
    for right in (Right(), Sum([5]), Items([6]), [4], deque([3]), Derived([2])):
        x = make([1])
        try:
            x += right
            print(x)
        except TypeError as e:
            print("TypeError")
        x = make([1])
        try:
            x *= right
            print(x)
        except TypeError as e:
            print("TypeError")


class Ints(set):
    pass


y = deque([1], 1)
for at in ("a", 0):
    try:
        y.insert(at, 2)
    except (TypeError, IndexError) as e:
        print(type(e).__name__)
t = {frozenset([1, 9]), (1, 2)}
print(t, t.difference(Ints()), t.difference(set()), t - Ints(), t.difference({}))
