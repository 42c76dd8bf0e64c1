# Indices out of range, known while compiling (H0506).
import numpy as np

x = np.arange(3)
print(x[5])
print(x[0, 0])
print([1, 2][2])
print((1, 2)[-3])
print({"a": 1}["b"])
print("abc"[3])
h = np.ones(4).sum() / 4
print(np.ones(4)[h:])
print(np.ones(4)[: float(h)])
print(np.ones(4)[h < 2 :])
print(np.ones(4)[np.array([])])
n = int(np.array([2, 0]).sum())
print(np.ones(4)[n - n : float(h)])
print(np.ones(4)[1 : n : 1.0])
