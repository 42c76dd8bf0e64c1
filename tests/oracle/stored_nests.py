# What is stored into an array: leading ones of an array fall away, a nest is no
# deeper than what it is stored into. round() takes scalars, and no array.
import numpy as np

for dtype in (float, int, bool):
    m = np.ones((2, 2), dtype=dtype)
    m[0] = np.array([[0, 1]])
    m[:, 1:] = [[0]]
    print(m)
    m[:] = np.array([[[3, 0]]])
    m[0:1] = [[5, 0]]
    print(m)
    m[1] = (0,)
    m[0] = [m[1, 0], 1]
    m[:, None] = [[[3, 4]]]
    print(m)
    m[0, 0, ...] = np.array([[3]])
    m[...] = [[3, 4]]
    m.T[1] = [np.array(0), 1]
    print(m)
e = np.ones((2, 0))
e[:] = [[]]
e[0] = []
print(e)

print(round(np.float64(2.567)), repr(round(np.float64(2.567), 1)), repr(round(np.float32(2.5), 0)))
print(round(np.int64(25)), repr(round(np.int64(25), -1)), repr(round(np.int32(25), 1)))
print(repr(round(np.array(2.567)[()], 2)), round(np.sum([1.5])), repr(round(np.ones(2)[0], 1)))
print(repr(np.round(np.array(2.567), 1)), repr(np.array([2.567]).round(2)))

# Elsewhere the run fails, if it gets there.
m = np.ones((2, 2))
n = np.ones((2, 2), dtype=int)
if np.array(1) > 5:
    m[0] = [[3, 4]]
    m[0] = [m[1]]
    m[:] = [[[3, 4]]]
    n[0, :1] = ([3],)
    n[0, 0, ...] = [3]
    e[0] = [[]]
if np.array(1) > 5:
    print(round(np.array(2.567)))
    print(round(np.array(2.567), 1))
    print(round(np.array(2)), round(np.array(2), 1))
    print(round(np.array([2.5])))
    print(round(np.array([2.5]), 1))
print(m, n)
