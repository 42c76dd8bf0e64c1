# A size below 0 (H0515).
import numpy as np
from holo import at_most

k = 3 + int(np.zeros(70000).sum())
print(np.ones((at_most(k - 9, 5), 2)))
