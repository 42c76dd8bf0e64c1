# Arguments that NumPy's old random numbers do not take.
import numpy as np

np.random.rand(-1)
np.random.rand((2, 3))
np.random.randn(3.0)
np.random.normal("a")
np.random.normal([0, 1], 1, 3)
np.random.normal(0, -1)
np.random.exponential([1, -1])
np.random.normal(0, 1, 2, 3)
np.random.randint()
