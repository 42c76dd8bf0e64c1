import numpy as np
i = int(np.array([2, 0]).sum())
x = None if i == 2 else [1]
print(x[0])
