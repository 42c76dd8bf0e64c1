import numpy as np
i = int(np.array([2, 0]).sum())
x = False
if i > 1: x = [1, 2]
if i > 1: print(*x)
