# Attributes that cannot be set or deleted, and those that cannot yet.
import math
import numpy as np

e = ValueError("a")
e.args = 1
e.__cause__ = 1
del e.__cause__
x = np.array([1.0, 2.0])
x.flat = 0
x.size = 3
math.pi = 3
del np.pi
del e.args
