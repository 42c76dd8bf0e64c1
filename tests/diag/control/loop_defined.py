# A name that a loop of no turns leaves without a value (H0406).
import numpy as np

x = np.ones(3).sum()
while x < 2:
    best = x
    x = x + 1
print(best)
