# Dtypes that do not fit (H0507).
import numpy as np

x = np.arange(3)
print(x[np.ones(2)])
print(np.ones(3, dtype="float99"))
print(np.ones(3) & np.ones(3))
x += 0.5
