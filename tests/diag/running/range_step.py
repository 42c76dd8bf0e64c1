# A step of range() that is computed, and 0 (H0515).
import numpy as np

for i in range(0, 5, int(np.array([0])[0])):
    print(i)
