# An exception raised in a branch of a loop, with a value of the run (H0906).
import numpy as np


def check(x):
    if x > 100:
        raise ValueError(f"diverged: {x}")
    return x


x = np.ones(3).sum()
while x > 0:
    x = check(x * 2)
