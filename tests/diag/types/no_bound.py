# Sizes of which nothing says how large they may be (H0301).
import numpy as np

k = 3 + int(np.zeros(70000).sum())
print(np.zeros(k))
print(np.arange(k))
print(np.ones((2, k)))
