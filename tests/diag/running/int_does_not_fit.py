# A Python int that is known only when running is checked where it is stored.
import numpy as np

u = np.array([5, 6], dtype=np.uint8)
k = 250
while k < int(u[0]) * 60:
    k += 7
u[1] = k
