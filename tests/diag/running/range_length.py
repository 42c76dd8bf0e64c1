# A range whose length needs more than 64 bits (H0907).
import numpy as np

x = np.array(5)
for k in range(200000):
    x = (x * 7 + 3) % 2001
z = int(x) * 0
for i in range(-5, 2**63 - 1, 1 + z):
    if i > -3:
        break
    print(i)
