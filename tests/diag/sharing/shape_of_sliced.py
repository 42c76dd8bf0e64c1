# A view knows the shape of its base.
import numpy as np

a = np.arange(6)
b = a[1:]
a.shape = (2, 3)
