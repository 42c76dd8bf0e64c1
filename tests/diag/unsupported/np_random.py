# What NumPy's old random numbers do not have yet.
import copy

import numpy as np

n = int(np.zeros(70000).sum()) + 3
rng = np.random.RandomState(1)
np.random.hypergeometric(3, 4, 5)
rng.vonmises(0, 1)
np.random.rand(n)
rng.permutation(n)
rng.choice(n, 2, replace=False)
rng.choice(["a", "b"])
np.random.randint(5, dtype="uint64")
np.random.randint(-2**63, 2**63, dtype=np.int64)
np.random.randint([1, 2], 9, dtype=np.int32)
np.random.shuffle({1: 2})
print(repr(rng))
copy.copy(rng)
np.random.rand = rng.rand
