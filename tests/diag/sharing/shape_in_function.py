# A call in a loop that changes the shape of its caller's array is not there yet.
import numpy as np
def flat(x):
    x.shape = (6,)
    return x.sum()
for i in range(4):
    a = np.zeros((2, 3)) + i
    flat(a)
    print(a)
