# What a function should put its result into is no array (H0516).
import numpy as np

k = np.arange(3)
np.add(1, 2, out=k[1])
np.isfinite(k, out=k[0])
np.logical_not(k, out=3)
