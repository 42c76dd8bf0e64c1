# any() asks no further than it must, which only running knows.
import numpy as np

x = np.array([4, 0])
print(any([x[0] > 3, x[1] > 3]))
d = {}
d["a", x[0]] = 2
