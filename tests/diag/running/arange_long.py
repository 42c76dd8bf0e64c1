# arange() of floats that only running knows has room for so many.
import numpy as np

x = np.arange(3.0)
for i in range(200):
    x = x * 0.99
print(np.arange(0, 1e6, x[1] + 1).sum())
