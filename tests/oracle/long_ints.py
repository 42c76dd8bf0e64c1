"""Static ints beyond 64 bits are exact, and meet floats and arrays as ints."""
import math

import numpy as np

x = 2**70
print(x, -x, x + 1, x * x, x // 3, x % 7, x >> 3, x << 5, x & (2**69), ~x)
print(x ^ 5, x | 1, -x // 3, -x % 7, divmod(-x, 10**20), x / 3, -x / 7)
print(0 / -x, 0 / x, True / -x)
print(-7 // x, -7 % x, 7 // -x, 7 % -x, 0 // x, 5 >> x, -5 >> x, 0 << x)
print(1**x, (-1)**x, (-1)**(x + 1), 0**x, 2**-70, x**-1, x**0.5, x - 2.0**70)
print(abs(-2**63), -(-2**63), (-2**63) // -1, 2**63 - 1 + 1, -2**63 - 1)
y = 2**70
y += 1; y -= 2; y *= 3; y //= 7; y %= 10**20; y <<= 70; y |= 3; y &= -2
y ^= 1; y >>= 3; y **= 2
print(y)

print(x == 2.0**70, x < 1e30, x > 1e30, x == 2**70 + 1, True < x, x != x + 1)
print(2**1024 > 1e308, 2**1024 < float("inf"), x > float("nan"))
print(2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, -2**1024 > float("-inf"))
print({x: "a", 2.0**70: "b", 5: "c"}, x in {x}, {2**64, 2**64, 1}, x in [1, x])
print(sorted([x, -x, 1.5, 2**63, 3]), max([2**64, 2.0**64]), min(-x, 1))
print(sum([2**62] * 5), sum(range(2**62, 2**62 + 3)), sum([2**63, 1.5]))
print(hash(x), hash(-2**61), hash(2**61 - 1), hash((1, x)), hash(2.0**70))
print([1, 2, 3][:x], [1, 2, 3][-x:], [1, 2, 3][::x], [1, 2, 3][::-x])
print(bool(x), not x, x and 5, x or 5, isinstance(x, int), type(x) is int)

print(f"{x:,} {x:_x} {x:#b} {x:>40} {x:e} {x:.3f} {x!r:>30} {x:X} {x:+d}")
print(str(x), repr([-x]), (x,), {"a": x}, "{:d}".format(x), hex(-x), oct(x))
print(int("9" * 30), int("-0x" + "f" * 20, 16), int(" 1_000_000_000_000 "))
print(int("zz" * 10, 36), int("0b" + "1" * 70, 0), int("-0", 0), int("000", 0))
print(0xFFFFFFFFFFFFFFFFFFFF, 0o7777777777777777777777777777, 123_456 * 10**20)
print(len(str(10**4299)), x.bit_length(), (-2**63).bit_length(), 5 .bit_count())

print(int(1e300), float(2**1000 + 1), round(1e30), math.floor(-1e25))
print(round(12345678901234567890123, -5), round(25 * 10**20, -21))
print(round(2**63 - 1, -19), round(15, -1), round(-2**63, -3), round(x, 2))
print(pow(3, 1000, 2**89 - 1), pow(3, -1, 2**89 - 1), pow(x, 5, -7))
print(pow(7, 2**64, 10**18), pow(5, 3, 1), pow(3, -2, -7), pow(-3, 3, 7))
print(math.factorial(30), math.gcd(2**80, 6**50), math.isqrt(10**40 + 1))
print(math.sqrt(2**80), math.log(10**400), math.log2(2**2000), math.pow(x, 2))

print(np.array(2**63), np.array([2**63, 1]).dtype, np.array([2**63, -1]).dtype)
print(np.uint64(2**64 - 1), np.full(2, 2**63), np.array([2**64], np.float32))
print(np.float64(2) * x, np.array([1.0, 2.0]) + x, np.zeros(2, bool) + 1.0 * x)
print(np.int64(5) < x, np.array([1, 2]) == 2**64, x < np.zeros(2, np.int8))
print(np.clip(np.array([1, 5]), 2, x), np.maximum(np.array([1.0, 5.0]), x))
z = np.zeros(3, np.uint64)
z[0] = 2**63
z[1:] = 2**64 - 1
print(z + 2**63, z.tolist(), int(np.uint64(2**63)), np.uint64(2**63 + 1).item())
print(round(np.uint64(2**63 + 1)), np.arange(3)[:x], np.arange(3)[::-x])


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


h = 14695981039346656037
for c in "hello":
    h = (h ^ ord(c)) * 1099511628211 % 2**64
print(fibonacci(300), h)
