# A count of more than 64 bits in turns that only running knows (H0301).
import numpy as np

x = np.array(5)
for k in range(200000):
    x = (x * 7 + 3) % 2001
z = int(x) * 0
for i, v in enumerate(range(z + 3), 2**70):
    print(i)
