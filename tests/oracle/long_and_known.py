# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Long loops of which everything is known, and that cannot be rolled: what they
# append are tuples of lists. They make nothing, and are evaluated to the end.
import numpy as np

s0 = int(np.zeros(70000).sum())


def decay(n):
    x, history = [0.0, 1.0], []
    for i in range(n):
        x = [a * 0.999 + 0.001 for a in x]
        if any(v > 2 for v in x):
            break
        history.append((x[:], i))
    return history


history = decay(12000)
print(len(history), history[-1])


def until(n):
    """Few turns are left when something is made."""
    history = []
    for i in range(n):
        history.append(([i], "a" * (i % 3)))
        if i == n - 3:
            print(s0 + i)
    return history


print(len(until(9000)), until(9000)[-1])
