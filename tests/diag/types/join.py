# Parts that do not fit together (H0504).
import numpy as np

a = np.ones((2, 3))
b = np.ones((3, 2))
print(np.concatenate([a, b]))
print(np.stack([a, b]))
print(np.array([[1, 2], [3]]))
