import numpy as np
x = np.array(5)
for k in range(200000):
    x = (x * 7 + 3) % 2001
for j in range(0, 5, int(x) * 0):
    print(j)
