# A number beside an array of rank 0 stays what it is.
import numpy as np
def pick(c, a, b):
    if c > 0:
        return a
    return b
s = np.arange(3.0).sum()
for c in (s, -s):
    for a, b in ((np.array(1.5), 2.0), (2.0, np.array(1.5)), (np.array(1.5), np.float64(2.5)), (np.array(3), 2), (s, np.array(2.5)), (float(s), np.array(1.0))):
        k = pick(c, a, b)
        print(k, k + 1, type(k) is np.ndarray, [k], isinstance(k, float))
        y = k
        y += 1
        print(k, y, a, b)
        print(k * np.arange(2.0), np.sqrt(k), bool(k > 2), -k)
