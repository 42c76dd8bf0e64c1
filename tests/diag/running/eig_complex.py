# Whether eigenvalues are complex is known only when running.
import numpy as np

a = np.zeros((2, 2))
for i in range(10):
    a = a @ a * 0.1 + np.array([[0.0, 1.0], [-1.0, 0.0]])
print(np.linalg.eigvals(a))
