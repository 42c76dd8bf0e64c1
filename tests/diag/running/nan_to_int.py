# NaN has no int.
import math
import numpy as np

x = np.array([1.0, math.nan])
n = 0
for v in x:
    n += int(v)
print(n)
