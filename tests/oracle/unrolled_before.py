"""A loop that had to be unrolled once is rolled where it can be."""
import numpy as np


def total(acc, n):
    for i in range(n):
        acc = acc + [i] if isinstance(acc, list) else acc + i * 0.5
    return acc


def until(acc, limit, x):
    k = 0
    while True:
        if isinstance(acc, list):
            acc.append(x[0] + k)
        else:
            acc = acc + x[0]
        k += 1
        if (k if isinstance(acc, list) else acc) > limit:
            break
    return acc


x = np.ones(2)
print(total([x], 3)[1:])
print(total(x, 50000))
print(len(until([], 3, x)))
print(until(0.0, 5, x))
