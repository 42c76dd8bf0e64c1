# One of several objects has no such method, and the other one cannot do it:
# the run says which it was.
import numpy as np

k = int(np.ones(4).sum())
e = 0 if k else {}
print("before")
e.popitem()
