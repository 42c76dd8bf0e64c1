# A recursion whose end the run draws: what the library needs for that is read in it.
import random

import numpy as np

random.seed(0)
k = int(np.zeros(70000).sum())


def depth(n):
    if random.random() < 0.6 and n < 90:
        return 1 + depth(n + 1)
    return 0


for _ in range(4 + k):
    print(depth(k))
print(random.random())
