# A StopIteration from the code that map(), filter() and `__getitem__` run ends
# the iteration, as the iterator's own does.
class Rows:
    def __init__(self, stop):
        self.stop = stop

    def __getitem__(self, i):
        if i == self.stop:
            self.stop = -1
            raise StopIteration
        if i > 4:
            raise IndexError
        return i * 10

    def __len__(self):
        return 4


class Truth:
    def __init__(self, n):
        self.n = n

    def __bool__(self):
        if self.n == 2:
            raise StopIteration
        return self.n > 0


def below(x):
    if x == 3:
        raise StopIteration
    return x < 9


m = map(below, [1, 2, 3, 4, 12])
print(list(m), list(m), next(m, "end"))
print([v for v in map(below, [3])], next(map(below, [3]), "end"))
f = filter(below, [1, 3, 12, 5])
print(list(f), list(f))
f = filter(None, [Truth(1), Truth(0), Truth(2), Truth(3)])
print([t.n for t in f], [t.n for t in f])
it = iter(Rows(2))
print(list(it), list(it), next(it, "end"))
it = reversed(Rows(1))
print(list(it), list(it))
z = zip(map(below, [1, 3, 4]), Rows(9))
print(list(z), list(z), list(enumerate(map(below, [2, 3]))))
for v in map(below, [1, 2, 3, 4]):
    print(v)
print(sum(map(below, [1, 3, 1])), max(map(below, [1, 12, 3, 1])))
