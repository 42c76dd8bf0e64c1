# Operators that are not defined for their values (H0511).
import numpy as np

x = np.ones(3)
print(x + "a")
print(3 + "a")
print(-"a")
print(None < 1)
print(x + None)
print(1 in 3)
