"""reversed() and range() of numbers that only running knows."""
import numpy as np
i = int(np.array([2, 0]).sum())
print(list(reversed(range(i, 0, -1))), list(reversed(range(5, i))), list(reversed(range(i))))
print([k for k in reversed(range(1, i + 4, i))], list(reversed(range(0))))
for k in reversed(range(i, 9, 3)):
    print(k)
if i > 1:
    for k in range(i > 1): print(k)
    for k in range(False, i > 0): print(k)
