# Where a small mistake hides: equal elements in different lanes, lengths just
# above a block's, quotients that are all but an integer, zeros with a sign,
# powers that just fit.
import numpy as np

s = np.array([3, 2, -2, 7])

# The first of equal elements, wherever the vector unit finds them.
for n in (5, 17, 40, 300):
    a = np.zeros(n, dtype=np.int64)
    a[n // 2:] = 4
    a[n - 1] = 4 + int(s[1]) - 2
    b = a > 0
    print(n, np.argmax(a), np.argmin(-a), np.argmax(b), np.argmin(b))
    f = a * 0.5
    print(np.argmax(f), np.argmin(f[::-1]), np.argmax(f[n // 3:]))

# Sums of all lengths around lanes and blocks, exact in integers.
for n in (1, 15, 16, 17, 31, 33, 127, 128, 129, 255, 257, 1023, 1025, 1040,
          2049):
    a = (np.arange(n) * int(s[3])) % 11
    print(n, a.sum(), a.max(), a.min(), (a > 5).sum(), a[-1:].sum())

# Sorting is stable where it says so.
a = (np.arange(40) * 7) % 5 + int(s[1])
print(np.argsort(a, kind="stable"))
print(np.argsort((a > 3), kind="stable").tolist())
print(np.sort(np.array([2.5, np.nan, -1.0, np.nan, np.inf, 0.5])))

# Floor division of what is all but an integer, and the sign of a remainder.
x = np.arange(-30, 31) * 0.1
for y in (0.1, -0.1, 0.3, 0.7):
    print(x // y)
    print(np.abs(x - (x // y) * y - x % y).max() < 1e-9)
z = np.array([0.0, -0.0, 6.0, -6.0])
print(z % 3.0, z % -3.0, z // -3.0)
print(np.array([5.0]) // 0.1, float(s[3]) // 0.1, (s[3] * 0.1) // 0.1)

# Powers that just fit.
three, two, minus = int(s[0]), int(s[1]), int(s[2])
print(three ** 39, two ** 62, minus ** 63, minus ** 62, three ** 0)

# A count along the last dimension, of several.
m = np.arange(12).reshape(3, 4) + np.arange(4) * int(s[1])
print(m + np.arange(4), (m * np.arange(4))[1:], m - np.arange(3)[:, None])
