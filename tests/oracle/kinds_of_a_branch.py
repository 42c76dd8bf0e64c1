# A number that is of one kind on one way and of another on the other.
import math

import numpy as np

n = int(np.zeros(70000).sum()) + 3
x = np.array([2.0, -3.0])
f = np.array([1.5, 0.25], np.float32)


def several(n):
    a = 1 if n > 2 else 2.5
    b = x[1] if x[1] > 0 else 0
    c = f[0] if n > 2 else x[0]
    d = True if n > 2 else 7
    e = max(x[0], n)
    g = min(0, x[1] * n)
    return a, b, c, d, e, g


for v in several(n - 2):
    print(v, repr(v), [v], f"{v:.2f}", type(v).__name__)
    print(v + 1, v * 0.5, v > 1, not v, isinstance(v, int), int(v))
for v in several(n)[::2]:
    print(v, repr(v), [v], f"{v:.2f}", type(v).__name__)
    print(v + 1, v * 2, 1 - v, v / 2, v // 2, v % 2, v ** 2, -v, abs(v))
    print(v > 1, v == 1, 0 < v <= 2, not v, bool(v), v in (1, 2.5))
    print(isinstance(v, int), isinstance(v, float), isinstance(v, bool),
          isinstance(v, (int, np.float32)), type(v) is float)
    print(int(v), float(v), round(v, 1), math.floor(v), math.sqrt(abs(v)))
    print(x + v, (x * v).dtype, np.float32(v), np.sqrt(abs(v)))
    print(sum([v, 1, v]), max(v, 1), min(v, 1), [v, 1.5][0], (v, v))
    print("%g %s" % (v, v), "{} {!r}".format(v, v), str(v) + "|")
    x[0] = v
    f[1] = v
    print(x, f)
    x[0] = 2.0
    f[1] = 0.25


def path(n):
    if n > 5:
        return 1
    if n > 2:
        return 2.5
    if n > 1:
        return n > 0
    for i in range(n):
        if i == 0:
            return x[n]
    return np.float32(0.5)


for m in (n - 3, n - 2, n - 1, n, n + 3):
    r = path(m)
    print(r, type(r).__name__, r + 1, path(m) * path(m + 1))

# beside each other, and settled by what is asked
a, b, *_ = several(n)
print(a + b, a * b, a < b, a == b, (a, b) == (1, 0), a is b)
if isinstance(a, int):
    for i in range(a):
        print("turn", i, x[a])
else:
    print(a.is_integer())
match a:
    case bool():
        print("bool")
    case int():
        print("int")
    case float():
        print("float")
print({"a": a}["a"], [v for v in (a, b)], dict(a=a, b=b))
a, b = b, a
print(a, b)
a += 1
b -= 0.5
print(a, b)

# where one of several is an error
z = 0 if n > 2 else 0.5
try:
    print(1 / z)
except ZeroDivisionError as error:
    print(error)
try:
    print(x[0] / z)
except ZeroDivisionError as error:
    print(error)
w = None if n > 9 else 1 if n > 2 else 1.5
print(w, w is None, w or 3, (w or 0) + 1)
# a number or an array
y = 0 if n > 5 else x
print(y, y * 2, y + x, np.sum(y))
y = y + 1
print(y)
