# Arguments of the right type and a wrong value (H0515).
import math

import numpy as np

print(math.sqrt(-1.0))
print(range(1, 10, 0))
print(int("abc"))
print(np.zeros(-1))
print(1 // 0)
print([1, 2].index(3))
print(np.pad(np.ones(3), (1, -1)))
print(np.pad(np.ones(3), [[1, 2, 3]]))
print(np.argsort(np.ones(3), kind="foo"))
