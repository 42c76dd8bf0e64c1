# Names that NumPy has and are not there yet (H0990), and others (H0202).
import numpy as np

x = np.ones(2)
print(np.einsum_path, np.covv, np.linalg.tensorinv, np.linalg.foo, np.random.rayleigh, x.flat)
print(x.sume, np.add.reduceat, x[0].hex, np.random.default_rng().choice)
