# What bincount() counts in is known while compiling, or of a limit.
import numpy as np

x = np.array([0, 1])
for i in range(100):
    x[0] += 1
    print(np.bincount(x, minlength=4))
