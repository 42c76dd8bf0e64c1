# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import numpy as np
class T:
    def __init__(self, k):
        self.k = k
    def sum(self, n):
        if n <= 0:
            return 0
        return self.sum(n - 1) + n * self.k
G = 3
def down(n, x):
    if n == 0:
        return x.sum() * G
    s = 0.0
    for i in range(2):
        s = s + down(n - 1, x * 0.5) * (i + 1)
    assert s < 1e6, "large"
    return s
def three(n):
    if n > 0:
        return two(n - 1) + 3
    return 0
def two(n):
    if n > 0:
        return one(n - 1) * 2
    return 1
def one(n):
    if n > 0:
        return three(n - 1) - 1
    return 2

v = np.array([5, 27, 3])
print(T(2).sum(int(v[0])), T(3).sum(int(v[2])))
print(down(int(v[2]), np.ones(3)))
G = 4
print(down(int(v[2]), np.ones(3)))
print(three(int(v[0])), two(int(v[1])), one(int(v[2])))
def f(n):
    if n <= 0:
        return 0
    if n > 3:
        return f(n - 2) + 10
    return f(n - 1) + 1
k = 0
while k < int(v[0]):
    print(f(k), f(k + int(v[2])))
    k = k + 1
