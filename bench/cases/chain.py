# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Twelve elementwise operations on 10^6 float32. A step is one pass."""
import numpy as np

STEPS = 1
N = 1000000


def chain(x, c):
    y = x * c + np.float32(0.5)
    y = y * y - x
    y = np.maximum(y, np.float32(-1)) * np.float32(0.25)
    y = (y + x) * (y - x) + c
    return np.abs(y) * np.float32(0.5) + x


x = np.arange(N).astype(np.float32) / np.float32(N)
out = np.zeros(N, np.float32)
for i in range(STEPS):
    out = chain(x, np.float32(0.001) * np.float32(i % 7)) + out * np.float32(0.5)
print(f"{out.mean():.4f}")
