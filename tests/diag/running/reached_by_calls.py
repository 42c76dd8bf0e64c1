# The calls that led to what Python raises for sure.
import numpy as np

k = int(np.ones(4).sum())


def mean(items, n):
    return sum(items) / n


print(mean([1, 2], 2))
if k > 3:
    print(mean([1, 2], 0))
