# Calls of what is built in that do not fit (H0207).
import math

import numpy as np

print(math.sqrt())
print(np.sum(np.ones(3), axs=0))
print(len(1, 2))
print(np.zeros())
