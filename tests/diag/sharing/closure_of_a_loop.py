import numpy as np
a = np.arange(5000.0)
n = int(a.sum())
def mk(v):
    def g(): return v + 1
    return g
for i in range(n % 8):
    f = mk(a[i])
print(f())
