# What cannot be iterated (H0413).
import numpy as np

for i in 3:
    print(i)
for i in np.array(3.0):
    print(i)
a, b = 1
