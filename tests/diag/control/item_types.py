# A branch that gives a list's item another shape (H0403).
import numpy as np

x = np.ones(3).sum()
weights = [np.zeros(3), np.zeros(2)]
if x > 2:
    weights[1] = np.zeros(5)
print(weights)
