import numpy as np

x = np.array([1.0, 2.0, 3.0, 4.0])
y = 3.0 * x - 2.0
w, b = 0.0, 0.0
for step in range(2000):
    error = w * x + b - y
    w -= 0.05 * (error * x).mean()
    b -= 0.05 * error.mean()
print(f"w = {w:.3f}, b = {b:.3f}")
