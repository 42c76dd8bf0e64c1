# The branches leave a name with structures of unlike arrays (H0403).
import numpy as np

x = np.ones(3).sum()
if x > 2:
    state = {"m": [x, np.ones(2)]}
else:
    state = {"m": [x, np.ones(3)]}
print(state)
