# Staged numbers of enumerate() that need more than 64 bits (H0907).
import numpy as np

x = np.array(5)
for k in range(200000):
    x = (x * 7 + 3) % 2001
z = int(x) * 0
for i, v in enumerate(np.arange(3.0), 2**63 - 2 + z):
    print(i)
