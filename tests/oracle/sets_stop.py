# A set looks no further into an iterable than it takes to know.
class Asks:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return map(self.say, self.items)

    def say(self, x):
        print("item", x)
        return x


s = {1, 2}
print(s.isdisjoint(Asks([3, 1, [4]])), s.isdisjoint(Asks([3])), s.isdisjoint([2, [1]]), s.isdisjoint(s), set().isdisjoint(set()))
print(s.issuperset(Asks([1, 3, 2, [4]])), s.issuperset(Asks([1, 2])), set().issuperset([1, [2]]))
print(s.intersection(Asks([3, 2, 1, 5])), frozenset({1}).intersection([1, [2]]), s.intersection({1: 2, 3: 4}, Asks([1, [2]])))
t = {1, 2}
t.intersection_update(Asks([2, 1, [3]]))
print(t, s.issubset(Asks([1, 2, 3])), s.difference(Asks([1, 2, 3])), {1, 2, 3} & {2}, s.isdisjoint({3, 4, 5}))
print(set().intersection(Asks([1, 2])), set().difference(Asks([1, 2])))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n


a = {Key(1), Key(2), Key(3)}
b = {Key(2), Key(4)}
print(a.isdisjoint(b), b.isdisjoint(a), a.issuperset(b), a.issuperset([Key(1), Key(5), Key(2)]), len(a & b))
