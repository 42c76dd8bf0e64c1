# Recursion that no way leads out of, where only the data decide (H0308).
import numpy as np


def halve(x):
    if x < 1:
        return halve(x * 2)
    return halve(x / 2)


print(halve(np.array([8.0]).sum()))
