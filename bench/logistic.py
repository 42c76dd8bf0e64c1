# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A scalar loop of 10^8 turns: the logistic map."""


def logistic(x, turns):
    i = 0
    while i < turns:
        x = 3.7 * x * (1.0 - x)
        i += 1
    return x


print(logistic(0.4, 100000000))
