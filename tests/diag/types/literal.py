# A number that does not fit the dtype it is given (H0510).
import numpy as np

x = np.zeros(3, dtype=np.int8)
print(x + 300)
