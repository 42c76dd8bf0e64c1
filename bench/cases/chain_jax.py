# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import sys

import jax
import jax.numpy as jnp
import numpy as np

N = 1000000


def chain(x, c):
    y = x * c + 0.5
    y = y * y - x
    y = jnp.maximum(y, -1) * 0.25
    y = (y + x) * (y - x) + c
    return jnp.abs(y) * 0.5 + x


@jax.jit
def run(x, steps):
    def step(i, out):
        return chain(x, jnp.float32(0.001) * (i % 7)) + out * 0.5
    return jax.lax.fori_loop(0, steps, step, jnp.zeros(N, jnp.float32))


x = np.arange(N).astype(np.float32) / np.float32(N)
print(f"{float(run(x, int(sys.argv[1])).mean()):.4f}")
