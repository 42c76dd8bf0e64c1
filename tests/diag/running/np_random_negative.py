# NumPy raises here, and so does the run.
import numpy as np

np.random.seed(-1)
