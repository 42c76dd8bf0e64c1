# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import sys

import jax

jax.config.update("jax_enable_x64", True)
run = jax.jit(lambda x, n: jax.lax.fori_loop(
    0, n, lambda i, x: 3.7 * x * (1.0 - x), x))
print(f"{float(run(0.4, int(sys.argv[1]))):.6f}")
