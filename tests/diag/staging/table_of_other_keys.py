# What comes to a dict or set of keys known when running is of their type, and
# the order of a set that was cut by another is not known.
import numpy as np
k = int(np.zeros(70000).sum())
d = {}
d[k] = 0
d.setdefault(("a",))
s = {k, k + 1, k + 2}
s.add((1, "b"))
t = {v - 2 for v in range(k + 5)}
t &= t
print(t)
