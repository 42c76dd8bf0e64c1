# What may be None or an array among indices: how many there are hangs on it (H0990).
import numpy as np

k = np.array([3, 1, 2])
x = None if k.sum() * 1.5 + float(np.zeros(70000).sum()) > 1 else np.array([True, False, True])
print(k[x, 1])
