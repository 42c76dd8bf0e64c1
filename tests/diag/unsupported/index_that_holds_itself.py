# A list that holds itself is no index.
import numpy as np

x = np.arange(3)
l = [0]
l[0] = l
print(x[l])
