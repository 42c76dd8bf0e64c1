"""numpy.typing, and names that NumPy does not have."""
import numpy as np
from numpy.typing import NDArray, ArrayLike
import numpy.typing as npt
V = NDArray[np.float64]
def f(x: npt.NDArray) -> V: return x
print(f(np.ones(2)), hasattr(np, "cov"), hasattr(np, "foo"), hasattr(np.ones(2), "foo"), hasattr(np.linalg, "inv"))
try: np.foo
except AttributeError as e: print(e)
try: np.ones(2).foo
except AttributeError as e: print(e)
