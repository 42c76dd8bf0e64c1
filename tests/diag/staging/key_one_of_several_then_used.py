import numpy as np
i = int(np.array([2, 0]).sum())
h = str if i > 1 else int
d = {h: 1, 3: 2}
print(d[4], len(d), 5 in d)
