# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import numpy as np
def norm(x, n):
    if n == 0:
        return x * 1.0
    y = x * 0.5 + np.tanh(x)
    return norm(y, n - 1) + y * 0.25
def tree(n, w):
    if n <= 0:
        return w.sum()
    l = tree(n - 1, w * 0.5)
    r = tree(n - 2, w * 0.25)
    return l + r * 2.0 + n
x = np.array([1.0, 2.0, -0.5])
n = int(x.sum()) + 1
print(norm(x, n))
print(tree(n + 3, x))
print(norm(x * 2.0, n + 1))
