# A NumPy scalar and an array of rank 0 are joined as what they are: the one
# changes in place, the other never does.
import numpy as np
s = np.arange(4.0)
t = s.sum()
while t > 1:
    t = t / 2
x = np.array(2.5)
if t > 0.9:
    y = x
else:
    y = t
print(repr(y))
y *= 2
print(x, y, t)

for i in range(4):
    if t > i / 4:
        k = x
    else:
        k = t
    print(k + 1)
x = np.array(2.5)
for lim in (0.5, 0.9):
    if t > lim:
        k = x
    else:
        k = t
    v = k.reshape(1)
    v[0] = 9.0
    print(x, t, k, v, type(k) is np.ndarray, isinstance(k, np.float64), isinstance(k, float))
    w = k.copy()
    print(repr(w), f"{k!r} {k}", [k], (k, 1))
    m = k
    m += 1
    print(x, t, k, m, m is k, k is x)
    print(float(k), k > 3, bool(k), -k, k + k, np.sqrt(k), np.sum(k), k.ndim, k.shape)
    d = {1.5: 2}
    if k > 100:
        print("no")
    if k:
        print("yes")
    try_ = k.item()
    print(try_, type(try_) is float)
    print(k * np.arange(2.0), np.maximum(k, 1), abs(k))
def g(x, n):
    total = np.array(0.0)
    i = 0
    while x.sum() > i:
        total = total + x[0] * x[1]
        i += 1
    return total
r = g(np.arange(3.0), 3)
print(repr(r), isinstance(r, np.float64))
r = g(np.arange(3.0) - 9, 3)
print(repr(r), isinstance(r, np.float64), type(r) is np.ndarray)
def h(x):
    best = np.array(9.0)
    for v in x:
        if v < best:
            best = v
    return best
print(repr(h(np.array([10.0, 4.0, 5.0]))), repr(h(np.array([10.0, 14.0]))))
