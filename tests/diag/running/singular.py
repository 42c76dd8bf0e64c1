# A matrix that running finds to be singular, and no `try` waits.
import numpy as np

m = np.eye(2)
for i in range(3):
    m[1, 1] -= 0.5
    print(np.linalg.inv(m))
