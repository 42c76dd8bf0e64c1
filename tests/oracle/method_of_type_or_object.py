"""`x.count`, where x is a list or the type of lists."""
import numpy as np

k = int(np.zeros(70000).sum())
l = [1, 2]
if k < 1:
    x = l
else:
    x = list
print(x.count(2))
