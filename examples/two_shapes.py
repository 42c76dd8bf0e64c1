import numpy as np

x = np.array([4.0, 9.0, 25.0])
for step in range(100):
    x = 0.5 * (x + 2.0 / x)
    if x.max() < 1.5:
        error = np.abs(x * x - 2.0)[:2]
    else:
        error = np.abs(x * x - 2.0)
print(error)
