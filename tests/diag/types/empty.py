# The largest of no elements (H0512).
import numpy as np

print(np.zeros(0).max())
print(max([]))
