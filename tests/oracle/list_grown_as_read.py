"""What a reader with fresh eyes found of lists that grow."""
import copy
import numpy as np
n = int(np.zeros(70000).sum())
l = list(range(n + 5))
for x in reversed(l):
    if x == 4:
        l.pop()
        l.pop()
    print(x)
l = list(range(n + 5))
r = reversed(l)
l.append(5)
for x in r:
    print(x, end=" ")
print()
l = list(range(n + 6))
l[3:] = [9]
print(l)
try:
    l[1.0:] = [9]
except TypeError:
    print("te")
print(l)
try:
    l.insert(1.0, 9)
except TypeError:
    print("te")
print(l)
try:
    l *= -1.0
except TypeError:
    print("te")
print(l, l == [], [] == l, l > [], l != [], hasattr(l, "__copy__"))


class M:
    def __iter__(self):
        return iter([1, 2])

    def __radd__(self, o):
        return "radd"


a = list(range(n + 3))
a += M()
print(a)
b = copy.copy(l)
c = copy.deepcopy([l, l])
b.append(100)
c[0].append(7)
print(l, b, c, c[0] is c[1])
k = list(range(n + 3))


def g():
    k.clear()
    yield 100


k[2:3] = g()
print(k)
