# An array that no memory holds (H0901).
import numpy as np

x = np.zeros((1 << 22, 1 << 22))
x[3, 4] = 1.0
print(x[3])
