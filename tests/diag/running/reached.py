# What Python raises for sure, in a branch that the run enters: what is before
# it is done, what is after it is not.
import numpy as np

k = int(np.ones(4).sum())
total = 1
if k > 3:
    print("in")
    total = {"a": 1}["b"]
    print("not here")
print(total)
