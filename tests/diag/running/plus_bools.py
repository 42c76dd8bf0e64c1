# NumPy has no `+` of bools.
import numpy as np

x = np.array([1.0, 0.0])
print(+(x > 0.5))
print(+np.bool_(True))
