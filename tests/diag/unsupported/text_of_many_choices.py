# Each doubles the ways of the text; ten are let through.
import numpy as np

x = np.arange(11.0) + 0.5
found = []
for i in range(11):
    one = None
    if x[i] * x.sum() > 300:
        one = x[i]
    found.append(one)
print(found[:10])
print(found)
