# Two names of one array, one of which a branch writes (H0414).
import numpy as np

x = np.ones(3)
y = x
if x.sum() > 2:
    y = np.zeros(3)
y[0] = 5
print(x, y)
