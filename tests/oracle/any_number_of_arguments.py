# gcd() and hypot() take any number of arguments.
import math

import numpy as np

print(math.gcd(), math.gcd(-4), math.gcd(12, 18), math.gcd(12, 18, 27), math.gcd(0, 0), math.gcd(0, 5))
print(math.gcd(10**40, 6 * 10**20), math.gcd(True, 2), math.gcd(-8, -12))
print(math.hypot(), math.hypot(-3), math.hypot(3, 4), math.hypot(True, 2))
x = np.arange(3.0).sum()
if x > 2:
    print(math.gcd(9), math.hypot(2.5))
