# What declines to be compared is asked once more where all are of one class.
class Plain:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"{type(self).__name__}({self.n})"

    def __lt__(self, other):
        print("lt", self, other)
        return NotImplemented

    def __gt__(self, other):
        print("gt", self, other)
        return self.n > other.n


class Other(Plain):
    def __lt__(self, other):
        print("less", self, other)
        return self.n < other.n if other.n != 2 else NotImplemented


class Equal(Plain):
    def __eq__(self, other):
        print("eq", self, other)
        return self.n == other.n


class Nothing:
    pass


print(sorted([Plain(3), Plain(1), Plain(2)]))
print(sorted([Plain(3), Other(1), Plain(2)]))
print(sorted([Other(3), Other(1), Other(2), Other(2)], reverse=True))
print(sorted([3, 1, 2], key=Plain))
print(sorted([(Plain(3), 1), (Plain(1), 2), (Plain(1), 0)]))
print(sorted([(Equal(1), Plain(4)), (Equal(1), Plain(2)), (Equal(0), 0)]))
print(sorted([(Plain(2), 1), (Other(1), 2)]))
print(sorted([(Plain(2),), (Plain(1),), ()][:2]), min(Plain(2), Plain(1)))
one = Plain(1)
both = [(one, Plain(5)), (one, Plain(4)), (one,)]
both.sort()
print(both)
print(sorted([Nothing()]) == [], sorted([((1, Plain(2)), 1), ((1, Plain(1)), 1)]))
mixed = [Plain(2), Plain(1)]
mixed.sort(key=lambda p: (p.n, p))
print(mixed, max(mixed), Plain(1) < Plain(2))
