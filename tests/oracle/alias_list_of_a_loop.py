import numpy as np
n = int(np.array([3,4])[0] + np.sum(np.ones(2))) 
a = [0]
b = a
for i in range(n):
    a[0] += 1
    a = [a[0]]
print(a, b)
