# A float on one way is no int on the other (H0402, H0990).
import numpy as np

x = np.array([2.0, -3.0])
y = x[1] if x[1] > 0 else 0
print(y)
print(max(x[0], 0))
f = np.array([1.0], np.float32)
print(f[0] if f[0] > 0 else 1)
