"""gcd, lcm, isqrt, comb, perm and factorial of ints that only running knows."""
import math

import numpy as np

a = np.arange(65) * 37 % 121 - 60
b = np.arange(65) * 53 % 97 - 48
for n in (0, 1, 7, 65):
    print(np.vectorize(math.gcd, otypes=[int])(a[:n], b[:n]))
    for i in range(n):
        x, y = a[i], int(b[i])
        print(math.gcd(x, y), math.gcd(x), math.gcd(x, y, 12), math.lcm(x, y),
              math.lcm(x), math.lcm(4, x, y), type(math.gcd(x, y)).__name__)
for i in range(7):
    n = int(abs(a[i])) % 21
    k = int(abs(b[i])) % 23
    print(n, k, math.factorial(n), math.comb(n, k), math.perm(n, k),
          math.perm(n), math.isqrt(n), math.comb(n + 40, k))
for x in (0, 1, 2, 3, 4, 8, 9, 15, 16, 2**52 - 1, 2**53 + 1, 2**62 - 1, 2**62,
          3037000499**2 - 1, 3037000499**2, 2**63 - 1):
    print(math.isqrt(int(np.sum(a * 0)) + x))
print(math.gcd(), math.lcm(), math.gcd(bool(a[0] > 100), 4), math.comb(62, int(abs(a[0] * 0)) + 31))
for i in range(3):
    try:
        print(math.factorial(a[i] - 100))
    except ValueError as e:
        print(e)
    try:
        print(math.isqrt(a[i] - 100))
    except ValueError as e:
        print(e)
    try:
        print(math.comb(int(a[i]), -1 - int(abs(b[i]))))
    except ValueError:
        print("negative")
