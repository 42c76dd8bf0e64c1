# More new objects than a branch may leave (H0414).
import numpy as np

x = np.ones(3)
rows = [x] * 5000
if x.sum() > 2:
    rows = [{0: x + k} for k in range(5000)]
print(rows[3])
