import numpy as np
a = np.arange(5.0)
if a.sum() > 3:
    z = enumerate([a[2], 1.0])
    def h(k=a[1]): return k
    p = [a[2]]
else:
    raise ValueError("x")
for i, v in z: print(i, v)
print(h(), p[0])
