# Numbers at their limits: known while compiling, and not.
import math
import numpy as np

k = 0
while k * k < 10:
    k += 1
k -= 4
ints = np.array([-9223372036854775807, 9223372036854775807, 2**53 + 1])
floats = np.array([2.675, 2.0**53, 9223372036854775808.0, -0.0])
least = int(ints[k]) - 1
big = int(ints[k + 1])
odd = int(ints[k + 2])

# An int with a float, exactly.
print(odd == 2.0**53, 2**53 + 1 == 2.0**53, odd > float(floats[k + 1]))
print(big == float(floats[k + 2]), big < float(floats[k + 2]), big >= 2.0**63)
print(least == -(2.0**63), least <= -(2.0**63), least < float(floats[k]))

# Rounded once.
print(big / 7, odd / 3, 9223372036854775807 / 10, least / -3)
print(round(float(floats[k]), 2), round(2.675, 2), round(-0.05, 1))
print(round(12345 + k, -2), round(12350, -2), round(12250 + k, -2))
print(round(float(floats[k + 1]), -3), round(1e22, -22), round(5e-324, 300))

# Division and remainder.
zero = float(floats[k + 3])
print(zero // 1.0, -zero % 3.0, 5.0 % -math.inf, -5.0 // math.inf, 7 // -2 + k)
print(divmod(-7.5, 2 + k), (-7 + k) % 3, pow(3, 200, 1000007), pow(3, -1, 7))
print((1 << 62) >> 70 + k, (-5 + k) >> 100, big >> 3, ~big, -big)

# Parts of numbers.
print((1.5).imag, True.real, (2.5).real, (3).numerator, float(floats[k]).imag)
