# One of two dicts under a condition that nobody knows.
import numpy as np
k = int(np.array([3, 4])[0])
d = dict(a=1, b=k)
e = dict(a=1, b=k)
if k > 2:
    d = e
if f > 2:
    print(list(reversed(d)))
print(e)
