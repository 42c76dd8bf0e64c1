# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A training step of a network 64-128-10 on a batch of 64: cross-entropy,
gradients, gradient descent, in float32."""
import numpy as np
from holo import autograd

STEPS = 1


def loss(w0, b0, w1, b1, x, labels):
    logits = np.maximum(x @ w0 + b0, np.float32(0)) @ w1 + b1
    logits = logits - logits.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(logits).sum(axis=1))
    return (log_sum - logits[np.arange(64), labels]).mean()


slopes = autograd.grad(loss, (0, 1, 2, 3))


def pattern(rows, columns, scale):
    k = np.arange(rows * columns).reshape(rows, columns)
    return (((k * 37) % 101 - 50) / 50 * scale).astype(np.float32)


w0, b0 = pattern(64, 128, 0.2), np.zeros(128, np.float32)
w1, b1 = pattern(128, 10, 0.2), np.zeros(10, np.float32)
x, labels = pattern(64, 64, 1.0), np.arange(64) * 7 % 10
for i in range(STEPS):
    g = slopes(w0, b0, w1, b1, x, labels)
    w0 -= np.float32(0.1) * g[0]
    b0 -= np.float32(0.1) * g[1]
    w1 -= np.float32(0.1) * g[2]
    b1 -= np.float32(0.1) * g[3]
print(f"{loss(w0, b0, w1, b1, x, labels):.3f}")
