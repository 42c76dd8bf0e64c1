# Gradients are of floating values (H0602).
import numpy as np
from holo import autograd


def loss(n):
    return (n * 1.5).sum()


print(autograd.grad(loss)(np.arange(3)))
