# A value that grows in a loop (H0405).
import numpy as np

h = np.zeros(2)
for i in range(100000):
    h = np.concatenate([h, np.ones(1)])
print(h)
