# What an error has left without items ends at once, and is no error of its own:
# one of the branch (H0402).
import itertools

import numpy as np

f = float(np.array([2.5])[0])
xs = [v if f > 1 else np.ones(3) for v in [np.ones(2), 1]]


class Pairs:
    def __init__(self, x):
        self.it = iter(x)

    def __iter__(self):
        return self

    def __next__(self):
        return (next(self.it), 1)


print([a for a, b in Pairs(xs)])
print([key for key, group in itertools.groupby(xs)])
