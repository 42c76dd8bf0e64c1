# A loop that failed before ends at the same failure, though it is said once.
import numpy as np
T = [1.0, 2.0]
x = np.ones(3)
def f0():
    T.append(1.5)
    return x[1:]
def f1():
    t = x * 2
    for v in T:
        t = t + v * f0()
    return t
r = f1()
r = f1()
print(r)
