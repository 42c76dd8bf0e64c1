"""Deep recursion, known while compiling, in a loop that is not."""
import numpy as np
x = np.array(5)
for k in range(20000):
    x = (x * 7 + 3) % 2001
n = int(x) % 5 + 1
def f(m, v):
    if m == 0:
        return v
    return f(m - 1, v + 1)
t = 0.0
for k in range(n):
    t = t + f(150, k)
print(t)
