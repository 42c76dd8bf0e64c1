import numpy as np
k = int(np.array([3, 4])[0])
d = dict(a=1, b=k)
e = dict(a=1, b=k)
l = [1, 2]
l2 = [k, 4]
s = {1, 2}
s2 = {1, 2}
if k > 2:
    d = e
    l = l2
    s = s2
if k > 1:
    r = next(iter(list(d.values())), 5)
    print(list(r) if not isinstance(r, (int, str)) else r)
