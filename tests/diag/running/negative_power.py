# An array of integers to a negative power, found when running.
import numpy as np

n = 3
for i in np.arange(4):
    n -= i
print(np.array([2, 3]) ** n)
