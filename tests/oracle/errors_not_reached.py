# What Python raises for sure, in branches and loops that the run does not
# enter: nothing happens.
import math
import numpy as np

k = int(np.zeros(3, int).sum())  # 0, as only the run knows
frozen = frozenset({1})
some = [1, 2]
table = {"a": 1}
nothing = None


class Point:
    def __init__(self):
        self.x = 1


point = Point()


def divide(x):
    if k > 0:
        return x // 0
    return x


def pick(i):
    return some[i] if k > 0 else 0


if k > 0:
    print(1 // 0)
if k > 0:
    print(1.0 / 0, 5 % 0, divmod(1, 0), 0 ** -1)
elif k > 1:
    print(math.sqrt(-1.0), math.log(0.0), 2**70 // 0)
else:
    print("neither")
if k > 0:
    frozen.clear()
if k > 0 and frozen.pop():
    print("popped")
if k > 0:
    print("a" + 1, 1 < "a", [] < 1, None + 1, -"a", 2 < "a" < 3)
if k > 0:
    print(some[7], some[-3], (1,)[1], "ab"[2], table["b"])
if k > 0:
    a, b = some[:1]
    table.pop("b")
if k > 0:
    print(point.y, nothing.y)
if k > 0:
    del point.z
print(divide(7), pick(9), pick(1), k > 0 and 1 // 0, k == 0 or some[5])
for i in range(k):
    print(i // 0)
i = 0
while i < k:
    print(some[3])
    i += 1
for i in range(3):
    if i < k:
        print("unlike" + i)
    print(i)
print(pow(2, 5, 0) if k else 1, {1: 2}[3] if k else 2)
if k > 0:
    print(max([]), some.index(5), "ab".index("c"), int("a"), "a".split(""))
    print(range(1, 2, 0), some[::0], 1 << -1, pow(2, -1, 4))
print("end")
