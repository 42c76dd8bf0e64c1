import numpy as np
i = int(np.array([2, 0]).sum())
f = float(np.array([1.5]).sum())
a = [1.5]; b = [2.5]
x = a if i > 1 else b
x[0] = 42
x[0] = 43
print(a[0])
print("end")
