# Recursion whose end only the data know (H0308).
import numpy as np


def halve(x):
    if x < 1:
        return x
    return halve(x / 2)


print(halve(np.array([8.0]).sum()))
