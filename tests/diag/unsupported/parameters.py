# What NumPy's functions take and is not there yet (H0990), by keyword or by
# place, and what they do not take (H0207).
import numpy as np

x = np.ones((2, 2))
print(np.max([], initial=3))
print(np.sum(x, 0, float, None))
print(np.mean(x, 0, float))
print(np.sqrt(x, casting="safe"))
print(x.reshape(4, order="F"))
print(np.zeros(2, order="F"))
print(np.max(x, dtype=int))
print(np.sqrt(x=4.0))
print(np.sum(x, 0, None, None, True, 0, True, 3))
print(np.clip(x, 2))
print(np.identity(2, M=3))
