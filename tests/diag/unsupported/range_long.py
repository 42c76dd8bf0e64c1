# Ranges beyond 64 bits (H0990).
import numpy as np

print(len(range(-5, 2**63 - 1)))
for i in range(2**63, 2**63 + 3):
    print(i)
for i in range(np.uint64(2**63)):
    print(i)
