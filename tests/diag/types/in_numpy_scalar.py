import numpy as np
print(0 in np.zeros(2).sum())
