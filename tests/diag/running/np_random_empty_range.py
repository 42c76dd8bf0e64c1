# NumPy raises here, and so does the run.
import numpy as np

np.random.randint(5, 5)
