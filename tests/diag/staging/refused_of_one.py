# What is only refused here does not become an error of the run, for it would
# be one that Python does not have: np.sum(None) is None.
import numpy as np

a = np.array([1.0, 2.0])
v = a if a[0] < 5 else None
print("before")
print(np.sum(v))
