# What Python has and we lack is refused at once, also where the run may not
# get to.
import numpy as np

a = np.array([1.0, 2.0])
rng = np.random.default_rng(1)
if a[0] > 0.5:
    rng.poisson()
    np.add.reduceat([1, 2], [0])
    range(5).index(3)
    StopIteration(3).value
    [1, 2, 3][eval("0")]
    rng.integers(0, 2**60)
    rng.integers(2.5)
    np.repeat(a, [1, 2])
    np.split(a, [1])
