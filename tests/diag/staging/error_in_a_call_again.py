# Seen first in a trial of the loop, the error is one of the call made again.
import numpy as np
S = np.array([5, 5])

def f1(p2=8):
    print(sorted([p2, 2.5]))
    if p2:
        pass
    else:
        p2 += 0
i9 = int(S[1])
for i10 in range(2):
    f1(i9)
    f1(i10)
