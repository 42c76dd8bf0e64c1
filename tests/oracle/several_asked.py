"""What some of several are asked: truth, class, index, items."""
import numpy as np
i = int(np.array([2, 0]).sum())
x = np.zeros(2) if i < 2 else None
if i > 1:
    print("yes" if x else "no")
    print(not x, x and 3, (x or 4))
y = None if i == 2 else 0
print(y.__class__ is int, y.__class__ is type(None), y.__class__.__name__)
y = np.ones(3) if i > 5 else None
while y:
    print("never")
if not y:
    print("so")
nan = float("nan")
class N:
    def __eq__(self, other):
        return False
n = N()
x = np.zeros(2)
l = [nan, n, x]
print(l.index(nan), l.index(n), [nan, n].count(n), [nan, nan].count(nan), n in l, (nan,).index(nan))
l.remove(n)
print(len(l), [x].index(x), [x].count(x))
y = np.zeros(2) if i == 2 else None
print([y].index(y), [y].count(y), y in [y])
x = {3} if i == 2 else {1: 2}.values()
w, = x
print(w, [q for q in x], len(np.zeros(2).dtype))
A = list[int]
b: A = [1]
print(b)
