# A name that may be one of too many objects (H0414).
import numpy as np

level = np.ones(3).sum()
best = np.zeros(2)
for row in [np.ones(2) for k in range(80)]:
    if row[0] < level:
        best = row
print(best)
