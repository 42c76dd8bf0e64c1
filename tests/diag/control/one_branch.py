# A name that only one way sets, and that was not taken (H0401).
import numpy as np

x = np.ones(3).sum()
if x > 5:
    y = 1.0
print(y)
