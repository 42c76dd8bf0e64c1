# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The gradient of the mean of twelve elementwise operations on 10^6 float32,
and a step along it."""
import numpy as np
from holo import autograd

STEPS = 1
N = 1000000


def loss(x):
    y = x * np.float32(0.3) + np.float32(0.5)
    y = y * y - x
    y = np.maximum(y, np.float32(-1)) * np.float32(0.25)
    y = (y + x) * (y - x) + np.float32(0.1)
    return (np.abs(y) * np.float32(0.5) + x * x).sum()


slope = autograd.grad(loss)
x = np.arange(N).astype(np.float32) / np.float32(N)
for i in range(STEPS):
    x -= np.float32(0.001) * slope(x)
print(f"{x.mean():.4f}")
