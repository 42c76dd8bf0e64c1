# A gradient is of a function, not of a value that was computed (H0511).
import numpy as np
from holo import autograd

w = np.ones(3)
loss = (w * w).sum()
print(autograd.grad(loss, w))
