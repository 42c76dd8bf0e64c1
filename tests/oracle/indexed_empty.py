"""An index that only running knows, into nothing, where no run gets to."""
import numpy as np

k = int(np.zeros(70000).sum())
B = np.arange(6.0).reshape(2, 3)
if k == 1:
    print(B[k, 3:3][k])
    print(np.zeros((0, 3))[k])
for i in range(k):
    B[:, 3:3][0, i] = 1
try:
    print(B[k, 3:3][k])
except IndexError:
    print("nothing there")
print("end")
