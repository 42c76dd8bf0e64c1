# The branches leave a name with different types (H0402).
import numpy as np

x = np.ones(3).sum()
if x > 2:
    y = np.ones(3)
else:
    y = np.ones(4)
print(y)
if x > 1:
    z = np.ones(3)
else:
    z = np.ones(3, int)
print(z)
