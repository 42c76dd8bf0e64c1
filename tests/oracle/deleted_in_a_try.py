"""Functions of NumPy in a `try` that waits for what they raise."""
import numpy as np


def show(f):
    try:
        x = f()
        print(x.dtype, x.shape, np.round(x, 6).tolist())
    except (ValueError, IndexError, np.linalg.LinAlgError) as e:
        print(type(e).__name__)


m = np.arange(6.0).reshape(2, 3) ** 2
a = m[:, :2] + np.eye(2)
show(lambda: np.delete(m, [0, 0, -1], axis=1))
show(lambda: np.delete(m, [3], axis=1))
show(lambda: np.insert(m, 5, 1, axis=1))
show(lambda: np.linalg.matrix_power(a, -2))
show(lambda: np.linalg.matrix_power(a * 0, -2))
show(lambda: np.quantile([3, 1, 2], 1))
show(lambda: np.quantile([3, 1, 2], 1.0))
show(lambda: np.mgrid[0:-1, :1])
show(lambda: np.percentile(m, 101))
