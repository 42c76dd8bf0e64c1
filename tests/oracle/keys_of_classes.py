# The hash and the equality that a class defines: in sets, dicts and containers,
# asked in CPython's order.
class P:
    def __init__(self, v):
        self.v = v
    def __eq__(self, o):
        print("eq", self.v, o.v)
        return self.v == o.v
    def __hash__(self):
        print("hash", self.v)
        return self.v % 3
    def __repr__(self):
        return f"P{self.v}"
d = {P(1): "a", P(4): "b", P(2): "c"}
print(d)
print(d[P(4)], P(7) in d, d.get(P(1)))
d[P(4)] = "z"
print(d)
s = {P(1), P(2), P(4), P(1)}
print(s, P(4) in s)
print({P(1), P(5)} == {P(5), P(1)})
print([P(1)] == [P(1)], {1: P(1)} == {1: P(1)}, (P(1), 2) in {(P(1), 2): 5})
nan = float("nan")
print([nan] == [nan], nan in [nan], {nan: 1}[nan], [float("nan")] == [float("nan")])
print(hash((1, 2)), hash(frozenset([1, 2, 3])), hash(2.5), hash(True))
x = {frozenset([1, 2]), frozenset([3])}
print({1, 2} in x, x)


class Word:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text.lower())

    def __eq__(self, other):
        return isinstance(other, Word) and self.text.lower() == other.text.lower()


class Loud(Word):
    pass


seen = {Word("a"): 1, Loud("B"): 2}
seen[Word("A")] = 3
print(len(seen), seen[Word("b")], Word("c") in seen, seen.pop(Loud("a")))
print([Word("x"), 1].index(1), [Word("x")].count(Word("X")), (1, Word("y")) == (1, Word("Y")))


class Same:
    def __hash__(self):
        return 7


one, two = Same(), Same()
print(len({one, two, one}), one in {two}, {one: 1, two: 2}[two], 7 in {one})
print(hash(one), hash((one, 1)) == hash((7, 1)))
