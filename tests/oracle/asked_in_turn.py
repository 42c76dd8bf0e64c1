# sum(), max() and the like ask for an item when the one before was taken.
class V:
    def __init__(self, v):
        self.v = v
    def __add__(self, o):
        print("add", self.v)
        return V(self.v + (o.v if isinstance(o, V) else o))
    def __radd__(self, o):
        print("radd", self.v, o)
        return V(self.v + o)
    def __mul__(self, o):
        print("mul", self.v)
        return V(self.v * o.v)
    def __rmul__(self, o):
        print("rmul", self.v)
        return V(self.v * o)
    def __lt__(self, o):
        print("lt", self.v, o.v)
        return self.v < o.v
    def __gt__(self, o):
        print("gt", self.v, o.v)
        return self.v > o.v
    def __hash__(self):
        print("hash", self.v)
        return hash(self.v)
    def __eq__(self, o):
        print("eq", self.v)
        return self.v == o.v
    def __repr__(self):
        return f"V{self.v}"
    def __bool__(self):
        print("bool", self.v)
        return self.v > 0
    def __iter__(self):
        for_ = [1, 2]
        return iter(for_)
def p(v):
    print("p", v)
    return v
def key(v):
    print("key", v)
    return -v
print(sum(V(p(v)) for v in range(3)))
print(sum((V(p(v)) for v in range(3)), V(10)))
print(max(V(p(v)) for v in range(3)), min(V(p(v)) for v in [2, 0, 1]))
print(max((p(v) for v in range(3)), key=key), min([1, 2], key=key))
print(len(set(V(p(v)) for v in [1, 2, 1])))
print({V(p(v)): p(v + 10) for v in [1, 1]})
print(dict.fromkeys((V(p(v)) for v in [1, 1]), 0))
print(frozenset(V(p(v)) for v in [1, 2]) == {V(1), V(2)})
print({1, 2}.union((p(v) for v in [3])), {1, 2} & set([2]))
print(dict((V(p(v)), p(v)) for v in [1, 1]))
a, b = (p(v) for v in range(2))
a, *b = (p(v) for v in range(3))
print(a, b)
print([p(0), *(p(v) for v in range(2)), p(9)])
print(sorted((p(v) for v in [2, 1]), key=key), sorted([V(2), V(1)]))
print(list(filter(lambda v: V(p(v)), [0, 1])), all(V(p(v)) for v in [1, 0, 1]))
print(", ".join(str(p(v)) for v in range(2)))
x = [5]
x += (p(v) for v in range(2))
x.extend(p(v + len(x)) for v in range(2))
print(x, V(1) in [V(2), V(1)], [V(1), V(2)].index(V(2)), [V(1)].count(V(1)), [V(1)] == [V(1)], (V(1), 2) < (V(1), 3))
print(list(zip((p(v) for v in range(2)), (p(v) for v in range(5)))))
print(list(map(lambda a, b: p(a + b), [1, 2], (p(v) for v in [3, 4, 5]))))
d = {"a": 1}
d.update((str(p(v)), p(v)) for v in range(2))
print(d, p(3) if V(1) else p(4), V(0) or V(2), V(1) and V(3), not V(1))
i, j = V(1)
print(i, j, p(1) < p(2) < p(0) < p(5))
