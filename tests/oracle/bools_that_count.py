# A bool is an int where one counts from it or by it, and shows as one.
import math

import numpy as np

b = np.linspace(0, 1, 50).tolist()
print(list(enumerate("ab", True)), next(enumerate("a", start=False)), list(enumerate("ab", 3)))
print(list(enumerate("a", np.int64(3))), list(enumerate("a", np.array(3))))
for i in range(3):
    late = b[i + 25] > 0.52
    print(list(enumerate("ab", late)), sum([True], late), list(range(late, 3)), [1, 2][late])
    for j, k in enumerate([3, 4], late):
        print(j, k, repr(j))
print(range(True, 3), list(range(False, 3, True)), range(True, 3).start, range(3)[True:])
print("x" * True, [1] * True, [1][False], "ab"[True], [1, 2, 3][True:], "ab".center(True))
print(round(2.56, True), round(25, True), round(True), round(True, -1), divmod(True, 1), divmod(7, True))
print(sum([], True), sum([True]), sum([1], True), math.prod([], start=True), math.prod([True]))
print(pow(True, True), -True, +True, abs(True), True & 1, True << True, min(True, 1), max(0, True))
print(sorted([1, 2], reverse=True), sorted([1, 2], reverse=2), sorted([1, 2], reverse=0))
print("a\nb".splitlines(True), "a\nb".splitlines(0), f"{True:d}")
