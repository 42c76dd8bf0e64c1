# A name that only one branch sets, used afterwards (H0401).
import numpy as np

x = np.ones(3).sum()
if x > 2:
    y = 1.0
print(y)
