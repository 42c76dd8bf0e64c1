# A staged int has 64 bits (H0907).
import numpy as np

product = int(np.array(1))
for i in range(1, 100000):
    product = product * i
print(product)
