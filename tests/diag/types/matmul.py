# The inner sizes of a matrix product differ (H0501).
import numpy as np

a = np.ones((2, 3))
b = np.ones((2, 3))
print(a @ b)
