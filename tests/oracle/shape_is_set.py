"""a.shape = ...: an array in place, seen by all its names."""
import numpy as np
a = np.arange(12)
b = a
a.shape = 3, 4
print(a, b.shape, b is a, a.ndim, len(a))
a.shape = (2, -1)
print(b)
a.shape = 12
a[3] = 7
print(b, a.strides if False else "")
a.shape = (2, 2, 3)
a[1, 0] = -1
print(a, a.sum(axis=0), b[1, 0, 2])
c = np.arange(24.0).reshape(4, 6)[1:3]
c.shape = (12,)
c[0] = 99
print(c)
base = np.zeros((4, 3))
row = base[1]
row.shape = (3, 1)
row[2, 0] = 5
print(base, row)
X, Y = np.mgrid[0:3, 0:4]
Z = X + 1j * Y
X.shape = Y.shape = Z.shape = 12
print(X, Y, Z, Z.real.shape)
z = np.zeros(0); z.shape = (0, 3); print(z, z.shape)
o = np.ones(1); o.shape = (); print(o, o.ndim); o.shape = (1, 1); print(o)
big = np.arange(65); big.shape = (5, 13); print(big[4, 12], big.T.shape)
def f(n):
    m = np.arange(n) * 2
    m.shape = (2, -1)
    return m + 1
print(f(6), f(8), f(6)[1])
t = 0
for i in range(20):
    q = np.arange(6) + i
    q.shape = (2, 3)
    t = t + q @ q.T
print(t)
class Box:
    def __init__(self): self.d = np.arange(4)
x = Box()
x.d.shape = (2, 2)
print(x.d)
w = np.arange(6).reshape(2, 3).T
for s in ((4,), (-1, -1), (2, 2)):
    try:
        a.shape = s
    except ValueError as e:
        print("ValueError")
try:
    w.shape = 6
except AttributeError as e:
    print("AttributeError")
w.shape = (3, 2); print(w)
def flat(x):
    x.shape = (6,)
a = np.zeros((2, 3))
b = np.zeros((2, 3))
flat(a)
flat(b)
print(a.shape, b.shape)
def mk(n):
    x = np.arange(n)
    y = x + 1
    def inner():
        x.shape = (2, -1)
        return x
    return inner() + 1
print(mk(6), mk(6), mk(8))
try:
    z = np.zeros(4)
    z.shape = (2, 2)
    print(z[int(b.sum()) + 3])
except IndexError:
    print(z.shape)
