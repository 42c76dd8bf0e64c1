# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The gradient of a root that a `while` finds: each step solves y * y = a by
Newton's method to a tolerance and differentiates the root by a, in reverse
mode. How many turns the loop takes depends on a."""
from holo import autograd

STEPS = 1


def root(a):
    y = a
    while abs(y * y - a) > 1e-12 * a:
        y = 0.5 * (y + a / y)
    return y


slope = autograd.grad(root)
total = 0.0
for i in range(STEPS):
    total += slope(1.0 + 0.001 * (i % 1000))
print(f"{total / STEPS:.6f}")
