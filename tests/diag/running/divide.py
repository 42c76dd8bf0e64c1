# An integer division by zero at run time (H0905).
import numpy as np

x = np.array([4, 2, 0])
for n in x:
    print(8 // int(n))
