# What is wrong on a way that the run may not take is a warning, with the help
# that an error has, and ends the run only there.
import numpy as np


class Layer:
    def __init__(self):
        self.weight = np.ones(3)


def f(x, layer):
    if x.sum() > 100.0:
        return layer.wieght.sum()
    for i in range(3):
        if x[i] > 50.0:
            return x[3]
    return x.sum()


layer = Layer()
print(f(np.arange(3.0), layer))
print(f(np.arange(3.0) + 1.0, layer))
print(f(np.arange(3.0) + 48.5, layer))
