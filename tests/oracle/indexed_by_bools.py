# A bool is an index, also one that only running knows; a float is none.
import numpy as np

x = np.array([1.0, 0.0, 1.0])
some = [10, 20, 30]
other = [[1], [2, 3]]
for v in x:
    b = bool(v)
    some[b] += 1
    print(some[b], (v, 5.0)[b], some, ("no", "yes")[b], len(other[0]))
    f = float(v)
    if v > 5:
        print(some[f])
    if v > 5:
        print("ab"[f])
    if v > 5:
        some[f] = 3
    if v > 5:
        print(range(3)[f], chr(f))
    print((1, 2, 3)[int(f)], some[v.astype(np.uint8)])
