# How many elements a mask keeps, only the data say (H0302).
import numpy as np

x = np.array([1.0, -2.0, 3.0])
print(x[x > 0])
print(np.nonzero(x))
