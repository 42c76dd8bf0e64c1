# Calls are unlike by an argument that is new in each (H0308).
import numpy as np


def walk(n, path):
    if n <= 0:
        return len(path)
    return walk(n - 1, path + [n])


print(walk(int(np.ones(3).sum()), []))
