# What is too deep is the function that calls itself, not the one that it calls for help.
import numpy as np

n = int(np.zeros(70000).sum()) + 3


def size(x):
    return len(x) + n


def walk(x):
    if size(x) > 2:
        walk(x + [1])
    size(x)


walk([1])
