# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A loop of floats: the logistic map. A step is a turn."""
STEPS = 1

x = 0.4
i = 0
while i < STEPS:
    x = 3.7 * x * (1.0 - x)
    i += 1
print(f"{x:.6f}")
