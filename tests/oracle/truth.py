# Where only the truth of a value is asked for, `and` and `or` take operands of
# any two types, known while compiling or not.
import numpy as np

n = np.array([0, 1, 2])
f = np.array([0.0, 0.5])


class Empty:
    def __len__(self):
        return 0


def values():
    return [None, True, False, 0, 3, 0.0, 2.5, "", "a", [], [1], (), {1: 2},
            Empty(), bool(n[0] > 0), bool(n[1] > 0), int(n[0]), int(n[2]),
            float(f[0]), float(f[1]), n[1], f[0], range(0), range(2)]


count = 0
for x in values():
    for y in values():
        if x and y:
            count += 1
        if x or y:
            count += 100
        if not (x and not y or y):
            count += 10000
        count += 1000000 if (x if y else 1) else 0
        assert x or y or True
print(count)
k = 0
while (k < 5 or None) and (n[2] > k or []):
    k += 1
print(k)
print(1 if n[0] or "a" else 2, 1 if n[0] < n[1] < 9 and [0] else 2)


class Loud:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        print("bool", self.v)
        return self.v


if Loud(False) or Loud(True) and not Loud(False):
    print("yes")
