# What a call gives for what is one thing or another must be one thing.
import numpy as np

a = np.array([1.0, 2.0])
x = np.float32(1.5) if a[0] > 5 else 0.1
print(np.array([x, np.float32(1)]) == 1)
y = a if a[0] > 5 else [1, 2]
print(isinstance(np.cumsum(y), np.ndarray))
if a[0] > 0.5:
    print("a" if np.array([x]) else "b")
