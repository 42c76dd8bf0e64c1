# A seed that only running knows is asked there.
import numpy as np

for seed in range(3, -3, -1):
    np.random.seed(seed)
    print(np.random.randint(100, size=70).sum())
