# Attributes that are not there, of a module, an array and an object (H0202).
import math

import numpy as np


class Point:
    def __init__(self, x):
        self.x = x


print(math.sine(1.0))
print(np.concatenat([np.ones(2)]))
print(np.ones(3).sume())
print(Point(1).y)
print("a".uppr())
