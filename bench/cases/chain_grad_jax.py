# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import sys

import jax
import jax.numpy as jnp
import numpy as np

N = 1000000


def loss(x):
    y = x * 0.3 + 0.5
    y = y * y - x
    y = jnp.maximum(y, -1) * 0.25
    y = (y + x) * (y - x) + 0.1
    return (jnp.abs(y) * 0.5 + x * x).sum()


@jax.jit
def run(x, steps):
    return jax.lax.fori_loop(
        0, steps, lambda i, x: x - 0.001 * jax.grad(loss)(x), x)


x = np.arange(N).astype(np.float32) / np.float32(N)
print(f"{float(run(x, int(sys.argv[1])).mean()):.4f}")
