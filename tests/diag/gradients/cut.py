# Every path from the loss to the argument ends at a comparison (H0607): the
# path goes through a loop, and by its condition.
import numpy as np
from holo import autograd


def loss(w, x):
    steps = 0.0
    error = (w * x).sum()
    while error > 1.0:
        error = error * 0.5
        steps += 1.0
    return steps * steps


print(autograd.grad(loss)(np.ones(3), np.ones(3)))
