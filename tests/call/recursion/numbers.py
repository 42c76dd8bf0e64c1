# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import math
import numpy as np
def fact(n):
    if n <= 1:
        return 1
    return n * fact(n - 1)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def even(n):
    if n == 0:
        return True
    return odd(n - 1)
def odd(n):
    if n == 0:
        return False
    return even(n - 1)
def gcd(a, b):
    if b == 0:
        return a
    return gcd(b, a % b)

def show(n):
    if n > 0:
        print("down", n)
        show(n - 1)
        print("up", n)
def last(n):
    if n > 0:
        r = last(n - 1)
        return r + 1
    return 0
def pair(n):
    if n == 0:
        return 0, 1.0
    a, b = pair(n - 1)
    return a + n, b * 2.0
v = np.array([5, 10, 12, 18, 7])
n = int(v[0])
print(fact(n), fact(int(v[1])))
print(fib(int(v[1])), fib(n))
print(even(n), odd(n), even(int(v[1])))
print(gcd(int(v[2]), int(v[3])))
show(n - 2)
print(last(n))
print(pair(n))
total = 0
for i in range(int(v[0])):
    total = total + fact(i)
print(total)


# Python's number from one way, NumPy's from the other, handed on.
def mixed(x, p, d):
    if d <= 0:
        return x.sum() * p
    t = mixed(x, p, d - 1)
    u = mixed(np.tanh(np.cumsum(x) * 0.3), t, d - 1)
    return math.tanh(0.5 * t + math.sin(u))


p = 0.2
for i in range(n):
    p = mixed(v * 0.1, p, i % 3)
    print(round(float(p), 8), type(p) is float)
