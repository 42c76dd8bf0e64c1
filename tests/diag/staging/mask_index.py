# How many elements a mask keeps, only the data say (H0302).
import numpy as np

x = np.arange(70000.0)
x[x > 7] = 0
print(x[x > 0].reshape(7, -1))
print(x[x > 0].tolist())
