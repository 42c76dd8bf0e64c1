"""Which reshapes are views depends on the order of elements in memory."""
import numpy as np


def change(title, a, b):
    """Does a change of b show in a?"""
    b[...] = b * 0 - 1
    print(title, a, np.isfortran(a))


def table(rows=3, columns=4):
    return np.arange(rows * columns * 1.0).reshape(rows, columns)


m = table()
change("rows", m, m.reshape(-1))
m = table()
change("transposed", m, m.T.reshape(-1))
m = table()
change("reversed", m, m[::-1].ravel())
m = table()
change("columns", m, m[:, 1:].reshape(-1))
m = table()
change("some rows", m, m[1:].reshape(-1))
m = table()
change("split a dimension", m, m[:, ::2].reshape(3, 2, 1))
a = np.arange(8.0)
change("every other, reshaped", a, a[::2].reshape(-1))
a = np.arange(8.0)
change("every other, raveled", a, a[::2].ravel())
a = np.arange(8.0)
change("every other, in pairs", a, a[::2].reshape(2, 2))
m = table()
change("flatten", m, m.flatten())

# New arrays keep the order of what they are made of.
for title, f in [("sum", lambda m: m + 0), ("copy", np.copy),
                 ("array", np.array), ("sqrt", np.sqrt),
                 ("method", lambda m: m.copy()),
                 ("like", np.zeros_like), ("astype", lambda m: m.astype(int)),
                 ("with rows", lambda m: m + table(4, 3)),
                 ("sort", lambda m: np.sort(m, axis=0)),
                 ("cumsum", lambda m: np.cumsum(m, axis=0)),
                 ("join", lambda m: np.concatenate([m, m])),
                 ("product", lambda m: m @ m.T),
                 ("pad", lambda m: np.pad(m, 1)),
                 ("picked", lambda m: m[:, [0, 1]])]:
    made = f(table().T)
    change(title, made, made.ravel())
    made = f(table().T)
    change(title + ".T", made, made.T.ravel())
cube = np.arange(24.0).reshape(2, 3, 4)
for axes in [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)]:
    made = np.abs(cube.transpose(axes))
    for axis in range(3):
        total = made.sum(axis=axis)
        print(axes, axis, np.isfortran(total), np.isfortran(made))
    change("reduced", made, made.reshape(-1, made.shape[2]))

# Backwards, turned, moved: views.
m = table()
for v in [np.flip(m), np.flipud(m), np.fliplr(m), np.rot90(m), np.rot90(m, 2),
          np.rot90(m, 3), np.moveaxis(m, 0, 1), np.atleast_3d(m), m.squeeze(),
          np.expand_dims(m, 1), np.split(m, 2, axis=1)[1], np.asarray(m)]:
    v[0] += 100
    print(v.shape, m)
wide, line = np.broadcast_to(m[0], (2, 4)), np.diag(m)
m[0] = 7
m[1, 1] = 8
print(wide, line, m.diagonal())

# What overlaps is read before it is written.
a = np.arange(6.0)
a[1:] += a[:-1]
print(a)
a[::-1] += a
print(a)
a[:-1] = a[1:]
print(a)

# What a mask selects may be changed in place.
a[a > 3] *= 10
m[m > 6] -= m[0, 0]
rows = np.array([True, False, True])
m[rows] += np.array([1.0, 2.0, 3.0, 4.0])
print(a, m)

# In loops, at staged indices, through functions.
n = int(np.arange(9)[4])


def turned(x, k):
    x[k] += 1
    return x.T.reshape(-1), x.reshape(-1)


m = table()
for k in range(n - 1):
    copied, shared = turned(m, k)
    copied[0] = 50
    shared[k] = 60
    row = m[k]
    row.reshape(2, 2)[1] *= 2
print(m)
