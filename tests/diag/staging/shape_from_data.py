# A shape that only the run knows (H0301).
import numpy as np

n = 0
for i in range(200000):
    n = n + i
print(np.zeros(n))
