# Another number of elements (H0503).
import numpy as np

x = np.ones((2, 3))
print(x.reshape(4, 2))
print(x.reshape(4, -1))
