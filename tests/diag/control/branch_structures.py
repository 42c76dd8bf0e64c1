# The branches leave a name with structures of different form (H0403).
import numpy as np

x = np.ones(3).sum()
if x > 2:
    state = {"m": [x, x]}
else:
    state = {"m": [x]}
print(state)
