# A name that is a Python number on one way and NumPy's on the other.
import math
import numpy as np

x = np.array([3.0, 1.0, -2.0, 0.5])
x32 = np.array([3.0, 1.0, -2.0, 0.5], np.float32)
m = np.array([3, 1, -2, 7])
m8 = np.array([3, 1, -2, 7], np.int8)
one = int(np.array([1])[0])
k = 0
while k * k < 10:
    k += 1
k -= 4

f = 0.0
if x[k] > 2:
    f = x[k]
print(f, [f], f * 2, [f * 2], f < 3, [f < 3.5], type(f) is float, isinstance(f, float), isinstance(f, np.float64), hasattr(f, "dtype"))

f = 0.0
if x[k] > 5:
    f = x[k]
print(f, [f], f * 2, [f * 2], f < 3, [f < 3.5], type(f) is float, isinstance(f, float), isinstance(f, np.float64), hasattr(f, "dtype"))

f = 0.0
if x[k] > 2:
    f = x[k] - 3
print(1.0 / f)

f = 0
if m[k] > 2:
    f = m[k]
print(f, [f], [f + 2**62 + 2**62], f // 2, [f // 2], [-f], [f ** 2], [f & 1], round(f), abs(f))

f = 0
if m[k] > 5:
    f = m[k]
print(f, [f], [f + 2], f // 2, [f // 2], [-f], [f ** 2], [f & 1], [round(f)], [abs(f)], [f / 2])

f = 1
if m[k] > 2:
    f = m[k]
print(f << 63)

f = True
if m[k] > 2:
    f = m[k] > 2
print(f, [f], [not f], [f & True], [f + 1], f"{f}", f"{f!r}")

f = True
if m[k] > 5:
    f = m[k] > 2
print(f, [f], [not f], [f & True], [f + 1], f"{f}", f"{f!r}")

f = True
if m[k] > 5:
    f = m[k] > 2
print(f"{f:5}", f"{f:d}")

f = 0.5
for i in range(k + 4):
    f = f + x[i]
print(f, [f], f"{f:.3f}", f"{f!r}", str(f), repr(f))

f = 0.5
for i in range(k):
    f = f + x[i]
print(f, [f], f"{f:.3f}", f"{f!r}", str(f), repr(f))

f = 0.5
for i in range(k):
    f = f + x[i]
print(math.sqrt(f), math.floor(f), np.sqrt(f), np.exp([f]), np.array([f]), np.full(2, f), float(f), int(f), [round(f)], [round(f, 1)])

f = 0.5
if x[k] > 2:
    f = x[k]
print(math.sqrt(f), math.floor(f), np.sqrt(f), np.exp([f]), np.array([f]), np.full(2, f), float(f), int(f), [round(f)], [round(f, 1)])

f = 0.5
if x[k] > 5:
    f = x[k]
a = np.zeros(3, np.float32)
a += f
a[0] = f
print(a)

f = 5
if x[k] > 2:
    f = m[k]
a = np.zeros(3, np.int8)
a += f
a[0] = f
print(a)

f = 5
if x[k] > 2:
    f = m[k]
l = [1, 2, 3, 4, 5, 6]
print(l[f], x[f])

f = 1.5
g = 2.5
if x[k] > 2:
    f = x[k]
if x[k] > 5:
    g = x[k]
print([f + g, f - g, f * g, f / 2, f / g, f % g, f // g, f ** 2, g ** 2, f < g, -f, -g, abs(g), f ** g])

f = -1.5
if x[k] > 2:
    f = x[k] - 5
print(f ** 0.5)

class A:
    pass
a = A()
a.f = 1.5
if x[k] > 2:
    a.f = x[k]
print([a.f], a.f + 1)

class A:
    f = 1.5
a = A()
if x[k] > 5:
    a.f = x[k]
print([a.f], a.f + 1)

def f(n, acc):
    if n <= 0:
        return acc
    return f(n - 1, acc + x[n])
print([f(k, 0.0)], [f(k + 3, 0.0)])

def f(n):
    if n <= 0:
        return 0.0
    return f(n - 1) + x[n]
print([f(k)], [f(k + 3)])

def g(a, b):
    return a * b + 1.0
f = 1.5
if x[k] > 2:
    f = x[k]
print([g(f, 2.0), g(f, x[0]), g(2.0, f), g(f, f)])

f = 1.5
while f < 100:
    f = f * 2
    if f > 20 and f < 40:
        f = f + x[0]
print([f])

f = 1.5
n = 0
while f < 100:
    f = f * 2
    n += 1
    if n > 20:
        f = f + x[0]
print([f])

best = 100.0
at = -1
for i in range(k + 4):
    if x[i] < best:
      best = x[i]
      at = i
print([best, at])

best = None
for i in range(k + 4):
    if best is None or x[i] < best:
      best = x[i] if x[i] > 0 else 0.0
print([best])

f = 0.1
if x[k] > 5:
    f = np.float32(0.1)
print(f)

f = 0.5
if x[k] > 2:
    f = np.float32(x[0])
print([f], f + 1, [f * 2], f + np.float32(1))

f = 0.5
if x[k] > 5:
    f = np.float32(x[0])
print([f], f + 1, [f * 2], [f + np.float32(1)])

f = lambda: 1.5 if x[k] > 5 else x[k]
print([f(), f() + 1, f() < 2])

print([max(x[k], 5.0), min(x[k], 5.0), max(5.0, x[k]), max(x[k], 3.0), max(3.0, x[k]), min(m[k], 3), min(3, m[k]), max(one, 5)])

f = 1.5
if x[k] > 2:
    f = x[k]
print(f.item())

f = 1.5
if x[k] > 5:
    f = x[k]
if isinstance(f, np.float64):
    print("np", f.dtype)
else:
    print("py", f)

f = 1.5
if x[k] > 2:
    f = x[k]
if isinstance(f, np.float64):
    print("np", f.dtype)
else:
    print("py", f)

f = 0.1
if x[k] > 2:
    f = x32[0]
print(f, [f], [f + 0.1], [f * x32[1]], f < x32[1])

f = 0.1
if x[k] > 5:
    f = x32[0]
print(f, [f], [f + 0.1], [f * x32[1]], f < x32[1])

f = 0.1
if x[k] > 5:
    f = x32[0]
x32[1] = f
x32 += f
print(x32)

f = 300
if x[k] > 5:
    f = m8[0]
print(f, [f], f + 1, [f + 1])

f = 300
if x[k] > 2:
    f = m8[0]
print(f, [f], f + 1, [f + 1])

f = 300
if x[k] > 2:
    f = m8[0]
print(f + m8[0])

f = 1
for i in range(k + 4):
    f = f * 10 + m8[i]
print([f])

f = 1
for i in range(k + 4):
    f = f + m[i]
print([f], f / 2, [f / 2])

f = 0.0
n = 0
for i in range(k + 4):
    if x[i] > 0:
      f += x[i]
      n += 1
print([f / n], [f / 4], f / n)

best = 1e9
for i in range(k + 4):
    d = (x[i] - 0.9) ** 2
    if d < best:
      best, at = d, i
print(best, at, [best])

def run(n):
    t = 0.0
    for i in range(n):
      t = t + x[i]
    return t
print([run(k), run(k + 2), run(0), run(3)])

def mean(v, n):
    t = 0.0
    for i in range(n):
      t += v[i]
    return t / n
print([mean(x, k + 4), mean(x, 4), mean(x32, k + 4)])

f = [0.0, 0]
for i in range(k + 4):
    if x[i] > 0.7:
        f[0] = x[i]; f[1] = m[i]
print(f)

f = 0.0 if x[k] > 5 else x[1]
g = 2.0 if x[k] > 2 else x[2]
print([f, g, f + g, f * g, f - g, f / g, f < g, f == g, max(f, g), min(f, g)], f + g, f * g)

print(float(max(0.0, x[k])), np.maximum(0.0, x[k]), [max(0.0, x[2])], [max(0, m[2])], [min(max(x[k], 0.0), 1.0)], [abs(max(x[2], 0.0))])

def relu(v):
    return max(0.0, v)
print([relu(x[0]), relu(x[2])], sum([relu(v) for v in x]))

def clamp(v, lo, hi):
    return lo if v < lo else hi if v > hi else v
print([clamp(v, 0.0, 1.0) for v in x])

f = 0.0 if x[k] > 5 else x[1]
if f:
    print("yes")
while f < 10:
    f = f * 2
print([f], not f)

f = 0.0 if x[k] > 5 else x[1]
assert f == 1.0
print(np.isclose(f, 1.0), np.sum(f), np.abs(f), np.array([f, 2]), np.stack([x[:1], [f]]), x * f, x @ (x * f), np.where(x > f, x, f), np.clip(x, f, 2.0))

for i in range(0 if x[k] > 5 else m[0]):
    print(i)

f = 0.0
for v in x:
    f = max(f, v)
print([f])

f = 0.0
for i in range(k + 4):
    f = max(f, x[i])
print([f])

f = -5.0
for i in range(k + 4):
    f = max(f, x[i] if x[i] > 0.6 else -5.0)
print([f])

f = 3
g = f if x[k] > 5 else m[0]
h = {g: 1} if False else 2
print(g == 3, g is None, g != None, (g, 1) == (3, 1), [g] == [3], g in [1, 3])

f = 3.0
g = f if x[k] > 5 else x[0]
print(isinstance(g, (int, float)), isinstance(g, float), type(g).__name__ if False else "")

f = 3
g = f if x[k] > 5 else m[0]
print(isinstance(g, int), isinstance(g, np.int64), isinstance(g, (int, np.integer)) if False else "")

f = None
if x[k] > 0.5:
    f = x.astype(np.float32)[1]
print(f"{[f]}", str((f, 1)), [f])
f = 2.5
if x[k] < 5:
    f = np.float32(1.5) + x.astype(np.float32)[0]
print(f"{[f]}", str((f, 1)), repr(f))

# A number of both worlds, put into one of two lists.
for c in (5, -5):
    first, second = [2.0, 2.0], [3.0, 3.0]
    a = first if x[k] > c else second
    a[0] = a[0] + x[1]
    print(first, second)
    a[1] = a[0]
    print(first, second)
    for i in range(k + 3):
        a[0] = a[0] + x[i]
        a[1] = a[0]
    print(first, second)

# In what str() makes, it is not said whose a number is.
f = x[k] if x[k] > 0.5 else 2.5
i = m8[k] if x[k] > 0.5 else 5
print("".join(["<", str(f), ">", f"{f!s}", str(i)]), str(f) + "a" + str(i))
print(f"{i} {i:4d} {i:x} {f!r} {f:.1f}")
