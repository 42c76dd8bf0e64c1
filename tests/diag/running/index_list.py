# The index of a list of arrays, out of range at run time (H0904).
import numpy as np

x = np.array([1, 2, 7])
steps = [0.1, 0.2, 0.3]
for i in x:
    print(steps[i])
