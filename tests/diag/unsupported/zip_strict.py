# zip() that is strict where the run says so (H0990).
import numpy as np

x = np.array(5)
for k in range(200000):
    x = (x * 7 + 3) % 2001
z = int(x) * 0
for a, b in zip([1, 2], [3], strict=z == 0):
    print(a, b)
