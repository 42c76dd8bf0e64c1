# A static int of any size meets what has none (H0510, H0515, H0907, H0990).
import numpy as np

x = 2**70
print(np.zeros(2, np.int64) + x)
print(np.array([1, x]))
print(x * 10**1000 + 1.5)
print(str(10**5000))
print(int("5" * 5000))
print(10**10**9)
print(int(np.array([5])[0]) + x)
print([1, 2][x])
print(np.full(2, 10**20, dtype=bool))
