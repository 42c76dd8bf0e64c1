# The bound of a size, which holds when running (H0515).
import numpy as np
from holo import at_most

k = 3 + int(np.zeros(70000).sum())
n = at_most(k, 10)
print(np.zeros(n), np.arange(1, n), np.ones((2, n)), np.zeros(at_most(2, 2)))
print(np.zeros(at_most(k, 2)))
