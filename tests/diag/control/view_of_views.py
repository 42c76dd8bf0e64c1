# A view that takes turns with another, how often is staged (H0407).
import numpy as np

n = np.ones(4).sum()
a = np.array([1.0, 2.0])
b = a[:]
i = 0
while i < n:
    i += 1
    if i % 2 > 0:
        b = b[:]
        a, b = b, a
print(a, b)
