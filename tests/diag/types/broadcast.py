# Shapes that do not broadcast (H0502).
import numpy as np

a = np.ones((2, 3))
b = np.ones(4)
print(a + b)
print(np.where(a > 0, a, b))
