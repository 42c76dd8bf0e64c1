# What an error left unknown is none more to a function of NumPy's text.
import numpy as np

x = np.array([1, 2])
print(np.bincount(x.sume), np.linalg.inv(x.sume), np.c_[x.sume, 1])
