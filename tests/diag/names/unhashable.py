# What has no hash is Python's TypeError; in a branch that the run decides it waits.
import numpy as np

x = np.array([1.0, 2.0])
k = 0
while x[k] < 1.5:
    k += 1
if x[k] > 5:
    print({[1]}, hash({}))
print(k)
if x[k] > 1.5:
    print({1, 2}.issuperset([1, x]))
