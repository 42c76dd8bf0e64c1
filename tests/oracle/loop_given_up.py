"""A loop that is given up while it is tried, and unrolled then."""
import numpy as np
w = np.array(1)
x = 0
i = 0
log = []

def f0(d):
    global i, s
    v = x
    while i < 3:
        i += 1
        for k1 in range(2):
            v = f0(d)
        if w:
            pass
        elif i:
            pass
        else:
            log.append(d)
        f0(d - 2)
    return v
print(f0(3))
