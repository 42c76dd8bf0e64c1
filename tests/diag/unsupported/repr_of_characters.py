import numpy as np
z = np.array(5)
for k in range(20000):
    z = (z * 7 + 3) % 2001
z = int(z) * 0
print(repr(f"{z+39:c}"))
print(f"{chr(233)!a}")
