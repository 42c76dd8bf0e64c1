import numpy as np
a = np.zeros((3, 2))
for i in range(3):
    r = a[i]
r += 1
print(a)
