# Keys of dicts and sets: equal numbers are one key, also inside tuples; many
# keys, added, removed and taken back; shared tuples are compared by identity.
import numpy as np

e = {1: "a", 2.5: "b", (1, 2): "c", None: "d", "x": "e"}
print(e[1.0], e[True], e[(True, 2.0)], 2.5 in e, 3 in e, e[None], e["x"])
e[True] = "f"
e[0.0] = "g"
e[False] = "h"
e[-0.0] = "i"
print(e, len(e))

many = {}
for i in range(100):
    many[i] = i * i
for i in range(0, 100, 3):
    del many[i]
for i in range(0, 100, 7):
    many[i] = -i
print(len(many), many.get(3), many.get(98), many.get(99.0))
print(list(many.items())[:5], list(many)[-3:])
many.clear()
many[5] = 1
print(many, 6 in many, 5 in many)

# Taking a key away moves those behind it.
for gone in (18, 0, 19, 10):
    left = {i: i * i for i in range(20)}
    first = left.get(19)
    del left[gone]
    print(gone, first, left.get(19), left.get(18), left.get(11), len(left))

odd = set(range(50)) - set(range(0, 50, 2))
print(len(odd), 7 in odd, 8 in odd, 7.0 in odd, (7,) in odd)
print({(i, i + 1): i for i in range(20)}[(19.0, 20)])

# A branch adds keys, and the other way does not see them.
base = {i: float(i) for i in range(20)}
x = np.array([3.0, -1.0])
for k in range(2):
    if x[k] > 0:
        mine = base.copy()
        mine[21] = x[k]
        base[3] = mine[21] + mine[3]
    else:
        mine = base.copy()
        mine[22] = x[k]
        base[4] = mine[22] + mine[4]
    print(len(base), 21 in base, base[3], base[4])

shared = (1,)
for i in range(40):
    shared = (shared, shared)
print(shared == shared, shared != shared)
key = (1, 2.0)
twin = (True, 2)
for i in range(8):
    key = (key, key)
    twin = (twin, twin)
print({key: "found"}[twin], key == twin)
arrays = (x,)
for i in range(30):
    arrays = (arrays, arrays)
print(arrays == arrays)
