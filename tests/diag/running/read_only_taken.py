# A store that Python refuses ends the run where it gets there, with its place.
import numpy as np

a = np.array([1.0, 2.0])
rows = np.broadcast_to(a, (3, 2))
print("before")
if a[0] < 5:
    rows[0] = 1.0
