# What __getitem__ raises by itself ends an iteration, and what a property
# raises is what hasattr() looks for, where Python says IndexError and
# AttributeError; a KeyError ends the program.
import numpy as np

a = np.array([1.0, 2.0])


class Rows:
    def __init__(self, of):
        self.of = of

    def __getitem__(self, i):
        return self.of[i]


class Popped:
    def __init__(self, of):
        self.of = list(of)

    def __getitem__(self, i):
        return self.of.pop()


class Fixed:
    @property
    def one(self):
        return 1

    @property
    def sets(self):
        self.one = 4

    @property
    def deletes(self):
        del self.one

    @property
    def adds(self):
        frozenset([1]).add(2)

    @property
    def views(self):
        {}.values().isdisjoint([])

    @property
    def works(self):
        return self.one


for v in Rows(a):
    print(v)
print(list(Popped("abc")), tuple(Rows(a)), max(Rows(a)), 2.0 in Rows(a))
print([x for x in Rows(np.ones((2, 2)))])
c = Fixed()
print(hasattr(c, "sets"), hasattr(c, "deletes"), hasattr(c, "works"))
print(hasattr(c, "adds"), hasattr(c, "views"))
print(getattr(c, "sets", 5))
if a[0] > 0.5:
    for v in Rows(a):
        print(v)
    print(list(Popped("abc")), list(Rows(a)))
    print(hasattr(c, "sets"), hasattr(c, "works"), getattr(c, "deletes", 7))
print([sum(v) for v in zip(Rows(a), Rows([1, 2, 3]))])


class Dies:
    def __getitem__(self, i):
        return [].pop() if i > 1 else i


print(list(Dies()))
