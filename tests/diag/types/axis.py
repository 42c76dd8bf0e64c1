# An axis that the array does not have (H0505).
import numpy as np

x = np.ones((2, 3))
print(x.sum(axis=2))
print(np.transpose(x, (0, 2)))
