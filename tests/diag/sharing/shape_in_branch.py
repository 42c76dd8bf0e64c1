# Which shape an array has would be known only when running.
import numpy as np

a = np.arange(6)
if a.sum() > 3:
    a.shape = (2, 3)
print(a)
