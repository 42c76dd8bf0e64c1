# What would still be asked leaves something behind, or goes on with an iterator
# of which only running knows how far it was taken.
import numpy as np

t = np.array([2.0, 0.0])[0]
n = 0


def count(v):
    global n
    n += 1
    return v


class Same:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        count(0)
        return self.v == other.v


for v in map(count, range(5)):
    if v > t:
        break
print([Same(t), Same(1)] == [Same(2), Same(1)])
it = iter([1, 2, 3])
print(any(v > t for v in it))
print(list(it))
it = iter([1, 2, 3])
for v in (v * 2 for v in it):
    if v > t:
        break
print(list(it))
