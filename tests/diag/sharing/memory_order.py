# A reshape of what lies in one order on one way and in another on the other
# (H0521); what is a view, or a copy, on both is fine.
import numpy as np

m = np.arange(9.0).reshape(3, 3)
n = int(np.argmax(np.cumsum(m[0])))
if n > 1:
    x = m + 1
else:
    x = m.T + 2
print(x, x.T, x.flatten(), x.copy().reshape(-1), x.reshape(3, 1, 3))
print((x + m).sum(axis=0).reshape(-1), x[0].reshape(3, 1))
print(x.reshape(-1))
print(np.ravel(x))
print((x * 2).reshape(9))
print(np.isfortran(x))
