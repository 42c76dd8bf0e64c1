# Setting a shape never copies, in NumPy.
import numpy as np

a = np.zeros((2, 3)).T
a.shape = 6
