# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The module array: what its arrays take, and what they raise."""
from array import array
import array as m
import copy
a = array("d", [1, 2.5, True])
print(a, a.typecode, a.itemsize, len(a), a[1], a[-1], a[1:], a[::-1], list(a), 2.5 in a)
a.append(4)
a.extend([5, 6])
a.extend(array("d", [7]))
a.insert(1, 9)
print(a, a.pop(), a.pop(0), a.index(4), a.count(5), a.tolist())
a[0] = 3
a[1:3] = array("d", [0.5])
del a[0]
a.reverse()
a.remove(5.0)
print(a, a + a, a * 2, 2 * a, a == array("d", [6.0]), a == [1], a < array("d", [9]), a != array("i"))
b = array("i", range(5))
b *= 2
b += array("i", [7])
c = b
c = copy.copy(b)
c[0] = 100
print(b, c, array("b"), array("f", [0.1]), m.array("Q", [2**64 - 1]), m.typecodes)
for bad in (lambda: array("b", [128]), lambda: array("b", [-129]), lambda: array("H", [-1]), lambda: array("i", [1.5]),
            lambda: array("d", ["x"]), lambda: array("x"), lambda: a + [1], lambda: b[90], lambda: array("l", [2**63]),
            lambda: a.remove(77), lambda: array("d").pop(), lambda: a.extend(array("i")), lambda: hash(a),
            lambda: array("B", [256]), lambda: array("I", [-1]), lambda: array("h", [40000]), lambda: array("Q", [-1]), lambda: array("L", [2**64]),
            lambda: array("d", [None])):
    try:
        print(bad())
    except (TypeError, ValueError, OverflowError, IndexError) as e:
        print(type(e).__name__, e)
try:
    b[-90] = 3
except IndexError as e:
    print(e)
import numpy as np
k = int(np.zeros(70000).sum())
z = array("d", [0.0] * 8)
for i in range(k + 8):
    z[i] = i * 0.5
    z[(i * 3) % 8] += 1
print(z, sum(z), max(z))
for c in "bBhHiIlLqQ":
    for v in (-1, 2**31, 2**63, 2**64, -2**63-1, 2**70, -2**70, -2**31-1, 2**32):
        try:
            array(c, [v])
            print(c, v, "ok")
        except OverflowError as e:
            print(c, v, e)
