# Numbers: ints and their limits, division, floats and their text, math.

# case: floor division and remainder
import numpy as np

n = int(np.zeros(70000).sum())
for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2), (6, 3), (0, 5)):
    print(a // b, a % b, divmod(a, b), (n + a) // (n + b), (n + a) % (n + b), divmod(n + a, b))

# case: floor division and remainder of floats
import numpy as np

z = float(np.zeros(70000).sum())
for a, b in ((7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (-7.5, -2.0), (0.3, 0.1), (-0.0, 3.0), (1e300, 1e-5)):
    print(a // b, a % b, divmod(z + a, z + b), (z + a) // (z + b), (z + a) % (z + b))

# case: true division
import numpy as np

n = int(np.zeros(70000).sum())
print(7 / 2, 6 / 3, -1 / 3, (n + 7) / (n + 2), (n + 1) / 3, n / 5)

# case: division by a staged zero
import numpy as np

n = int(np.zeros(70000).sum())
print(1 / (n + 1))
print(1 / n)  # ends: H0905 `1 / n` ZeroDivisionError

# case: remainder by a staged zero
import numpy as np

n = int(np.zeros(70000).sum())
print(5 % (n + 3))
print(5 % n)  # ends: H0905 `5 % n` ZeroDivisionError

# case: division by a known zero
print("not printed")
print(1 // 0)  # error: H0905 `1 // 0` ZeroDivisionError

# case: NumPy divides by zero
import numpy as np

n = int(np.zeros(70000).sum())
x = np.array([1.0, -1.0, 0.0])
print(x / 0, x / n, np.float64(1) / np.float64(n))

# case: powers
import numpy as np

n = int(np.zeros(70000).sum())
print(2 ** 10, 2 ** -1, (-2) ** 3, 2 ** 0.5, 0 ** 0, 4 ** 0.5, (n + 2) ** 10, (n + 2.0) ** -2, (n + 9) ** 0.5)

# case: an int to a negative staged power
import numpy as np

n = int(np.zeros(70000).sum())
print(2 ** (n + 3))
print(2 ** (n - 1))  # stops: H0990 `2 ** (n - 1)`

# case: long known ints
print(2 ** 100, 10 ** 30 // 7, -(2 ** 70) % 1000, 2 ** 64 - 1, (1 << 80) >> 78, len(str(3 ** 200)))

# case: a staged int grows beyond 64 bits
import numpy as np

n = int(np.zeros(70000).sum()) + 2 ** 62
print(n)
print(n * 4)  # stops: H0907 `n * 4`

# case: a staged sum beyond 64 bits
import numpy as np

n = int(np.zeros(70000).sum()) + (2 ** 63 - 1)
print(n)
print(n + 1)  # stops: H0907 `n + 1`

# case: staged ints at the limit
import numpy as np

n = int(np.zeros(70000).sum())
top = n + (2 ** 63 - 1)
print(top, -top - 1, top - 1 + 1, top // -1, abs(-top), -top)

# case: factorials beyond 64 bits in a known loop
f = 1
for i in range(1, 26):
    f *= i
print(f)

# case: bit operations
import numpy as np

n = int(np.zeros(70000).sum())
for a, b in ((12, 10), (-12, 10), (255, 8)):
    x, y = n + a, n + b
    print(a & b, a | b, a ^ b, ~a, x & y, x | y, x ^ y, ~x, x >> 2, x << 3, a >> 2)

# case: shifts
import numpy as np

n = int(np.zeros(70000).sum())
print(1 << (n + 40), -1 >> (n + 70), (n + 5) >> 1, 1 << 100 >> 98)
print(1 << (n - 1))  # ends: H0515 `1 << (n - 1)` ValueError

# case: bools are numbers
import numpy as np

n = int(np.zeros(70000).sum())
t = n == 0
print(True + True, t + t, t * 5, -t, t / 2, int(t), float(t), t == 1, [10, 20][t], sum([t, t, False]))

# case: conversions to int
import numpy as np

z = float(np.zeros(70000).sum())
print(int(3.99), int(-3.99), int(z + 3.99), int(z - 3.99), int("42"), int("ff", 16), int(True), int(" 7\n"), int("1_000"))

# case: int of inf and nan
print(int(float("inf")))  # error: H0907 `int(float("inf"))` OverflowError

# case: rounding
import numpy as np

z = float(np.zeros(70000).sum())
for v in (0.5, 1.5, 2.5, -0.5, 2.675, 1e16, 0.1):
    print(round(v), round(v, 1), round(z + v), round(z + v, 1))
print(round(1234, -2), round(15, -1), round(25, -1), round(7), round(2.5, None))

# case: rounding staged floats to digits
import numpy as np

z = float(np.zeros(70000).sum())
print(round(z + 2.675, 2), round(z + 1.005, 2), round(z + 123456.789, -2), round(z - 0.045, 2))

# case: text of floats
print(1.0, 0.1, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, -0.0, 1 / 3)
print(float("inf"), -float("inf"), float("nan"), 100.0, 1e100, 2.5e-10)

# case: text of staged floats
import numpy as np

z = float(np.zeros(70000).sum())
for v in (1.0, 0.1, 1e16, 1e15, 1e-4, 1e-5, 5e-324, -0.0, 1 / 3, 1e100):
    print(z + v, end=" ")
print(z + float("inf"), z - float("inf"), (z + float("inf")) * 0)

# case: text of NumPy's scalars and arrays
import numpy as np

x = np.array([1.0, 0.5, 100.25])
print(x, x[0], [x[0]], np.float32(0.1), [np.float32(0.1)], np.int64(5), [np.int64(5)], [x.sum() > 3])
print(np.array([1e-10, 1.0]), np.array([1e10, 1.0]), np.array([0.1, 0.25]), np.array([np.nan, np.inf]))

# case: formats of floats
v = 1234.56789
print(f"{v:.2f} {v:10.1f}| {v:<10.1f}| {v:+.3e} {v:g} {v:,.2f} {v:%} {v:010.2f} {0.000012345:g} {1e20:g} {v:.0f}")

# case: formats of ints
v = 255
print(f"{v:d} {v:5d}| {v:<5}| {v:^7}| {v:05} {v:x} {v:X} {v:#x} {v:b} {v:o} {v:,} {-v:+} {v:e} {v:.1f} {1234567:,} {1234567:_}")

# case: a format that does not fit
print(f"{1.5:d}")  # error: H0515 `{1.5:d}` ValueError

# case: floats that are not exact
print(0.1 + 0.2, 0.1 + 0.2 == 0.3, 1e16 + 1, 0.1 * 3, sum([0.1] * 10), 1 - 0.9)

# case: sums of staged floats in order
import numpy as np

z = float(np.zeros(70000).sum())
s = 0.0
for k in range(10):
    s += z + 0.1
print(s, s == 1.0)

# case: comparisons of ints and floats
print(1 == 1.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 400 > 1e308, 1 < 1.5 < 2, -1 < True)

# case: nan and inf
nan, inf = float("nan"), float("inf")
print(nan == nan, nan < 1, inf > 10 ** 300, inf - inf, inf * 0, min(1, nan), max(nan, 1), sorted([3, inf, -inf]))

# case: math
import math

print(math.sqrt(2), math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.sin(1), math.atan2(1, -1))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fabs(-3), math.gcd(12, 18), math.hypot(3, 4), math.pi)

# case: math of staged floats
import math
import numpy as np

z = float(np.zeros(70000).sum())
print(math.sqrt(z + 2), math.exp(z + 1), math.log(z + 10), math.cos(z + 1), math.floor(z - 2.5), math.ceil(z + 2.1), math.tanh(z + 0.5))

# case: the root of a negative staged number
import math
import numpy as np

z = float(np.zeros(70000).sum())
print(math.sqrt(z + 4))
print(math.sqrt(z - 4))  # ends: H0909 `math.sqrt(z - 4)` ValueError

# case: the logarithm of zero, caught
import math
import numpy as np

z = float(np.zeros(70000).sum())
try:
    print(math.log(z))
except ValueError as e:
    print("caught:", e)

# case: the root of a known negative number
import math

print(math.sqrt(-1))  # error: H0909 `math.sqrt(-1)` ValueError

# case: overflow of exp
import math

math.exp(1000)  # error: H0907 `math.exp(1000)` OverflowError

# case: abs, min, max, sum, pow, divmod of staged numbers
import numpy as np

n = int(np.zeros(70000).sum())
print(abs(n - 5), min(n, 3, n - 1), max(n + 2, 1), sum([n, 1, 2.5]), pow(n + 3, 2), pow(n + 3, 4, 5), divmod(n - 7, 3))

# case: min and max give their argument
import numpy as np

n = int(np.zeros(70000).sum())
print(max(1, 1.0), max(1.0, 1), min(True, 1), max(n + 1, n + 1), min(2, 2.0), type(max(n, n + 1)).__name__)

# case: int and float of one value in max
import numpy as np

n = int(np.zeros(70000).sum())
print(max(n, 0.5))

# case: type of results
import numpy as np

n = int(np.zeros(70000).sum())
for v in (n + 1, n + 1.0, n / 1, n // 1, n == 0, n * True, n // 1.0, -n, n ** 2, abs(n - 0.5), np.float64(1) + n, np.arange(2)[n]):
    print(type(v).__name__, end=" ")
print()

# case: NumPy's scalars in Python's arithmetic
import numpy as np

a, i = np.float64(2.5), np.int64(7)
print(a * 2, i // 2, i / 2, a // 1, i % 4, -i, abs(-a), int(a), float(i), round(a), i == 7, a > 2)
print(repr(a * 2), repr(i + 1), repr(i + 1.5), repr(np.float32(1) + 1))

# case: integer overflow of NumPy's scalars
import numpy as np

x = np.array([2 ** 62, 2 ** 62])
print(x.sum(), x * 2)

# case: a literal that does not fit
import numpy as np

x = np.zeros(2, dtype=np.uint8)
x[0] = 300  # error: H0510 `x[0]` OverflowError

# case: float to int of arrays
import numpy as np

print(np.array([1.9, -1.9, 0.5]).astype(int), np.array([1, 0]).astype(bool), np.array([True]).astype(float))

# case: int division of arrays
import numpy as np

a = np.array([7, -7, 6])
print(a // 2, a % 3, a / 2, -a // 4, a // np.array([2, 2, -4]), divmod(a, 2))

# case: parse and print numbers of other bases
print(0b101, 0o17, 0xff, 1_000_000, 1e3, .5, 5., bin(10), hex(-255), oct(8), int("-0b11", 0))

# case: complex numbers
print(1j * 1j)

# case: decimal digits of a fraction
import numpy as np

num, den = int(np.zeros(70000).sum()) + 1, 7
for _ in range(6):
    num *= 10
    print(num // den, end="")
    num %= den
print()

# case: a linear congruence
import numpy as np

x = int(np.zeros(70000).sum()) + 42
for _ in range(5):
    x = (1103515245 * x + 12345) % 2 ** 31
    print(x, end=" ")
print()

# case: modular power by squaring
import numpy as np

def modpow(b, e, m):
    r = 1
    while e:
        if e & 1:
            r = r * b % m
        b = b * b % m
        e >>= 1
    return r

n = int(np.zeros(70000).sum())
print(modpow(n + 3, 200, 1000007), pow(3, 200, 1000007))

# case: extended euclid
import numpy as np

def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0

n = int(np.zeros(70000).sum())
print(egcd(n + 240, 46), egcd(17, n + 5))

# case: simpson's rule
import math

def simpson(f, a, b, n):
    h = (b - a) / n
    s = f(a) + f(b)
    for i in range(1, n):
        s += (4 if i % 2 else 2) * f(a + i * h)
    return s * h / 3

print(round(simpson(math.sin, 0, math.pi, 100), 8))

# case: base conversion to a list of digits
def digits(n, base):
    out = []
    while n:
        n, d = divmod(n, base)
        out.append(d)
    return out[::-1] or [0]

print(digits(255, 2), digits(0, 7), digits(10 ** 12, 16))

# case: is an int method there
print((5).bit_length(), (2.5).is_integer(), (3.0).is_integer())

# case: hash of equal numbers
print(hash(1) == hash(1.0) == hash(True), {1: "a"}[1.0], hash(0.5) == hash(0.5))

# case: statistics of staged numbers by hand
import math
import numpy as np

x = np.array([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])
mean = sum(x) / len(x)
var = sum((v - mean) ** 2 for v in x) / len(x)
print(mean, var, math.sqrt(var))
