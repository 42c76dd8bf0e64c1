import numpy as np
a = np.zeros((3, 2))
for r in a:
    t = r.sum()
a[2] = 5
print(r, t)
