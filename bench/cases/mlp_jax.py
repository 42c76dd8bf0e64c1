# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import sys

import jax
import jax.numpy as jnp
import numpy as np


def loss(p, x, labels):
    w0, b0, w1, b1 = p
    logits = jnp.maximum(x @ w0 + b0, 0) @ w1 + b1
    logits = logits - logits.max(axis=1, keepdims=True)
    log_sum = jnp.log(jnp.exp(logits).sum(axis=1))
    return (log_sum - logits[jnp.arange(64), labels]).mean()


@jax.jit
def run(p, x, labels, steps):
    def step(i, p):
        g = jax.grad(loss)(p, x, labels)
        return tuple(a - 0.1 * b for a, b in zip(p, g))
    return loss(jax.lax.fori_loop(0, steps, step, p), x, labels)


def pattern(rows, columns, scale):
    k = np.arange(rows * columns).reshape(rows, columns)
    return (((k * 37) % 101 - 50) / 50 * scale).astype(np.float32)


p = (pattern(64, 128, 0.2), np.zeros(128, np.float32),
     pattern(128, 10, 0.2), np.zeros(10, np.float32))
print(f"{float(run(p, pattern(64, 64, 1.0), np.arange(64) * 7 % 10, int(sys.argv[1]))):.3f}")
