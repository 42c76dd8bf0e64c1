# What NumPy makes an array of may hold numbers that are Python's on one way
# and NumPy's on the other, of different types.
import numpy as np

for first in (0, 9):
    z = np.array([first, 1])
    b = 7 if z[0] > 5 else np.int8(5)
    t = True if z[0] > 5 else np.bool_(False)
    f = 2.5 if z[1] > 5 else np.float32(1.5)
    print(np.array([b, 1]), np.array([[b, 1], [2, b]]), np.array([b, 1.5]))
    print(repr(np.int64(b)), repr(np.float64(b)), repr(np.float32(b)))
    print(repr(np.bool_(b)), repr(np.int8(t)), repr(np.float64(f)))
    print(np.sum([b, b]), np.mean([b, 1]), np.prod([b, 2]), np.max([b, 2, 9]))
    print(np.concatenate([[b], [1]]), np.stack([[b, 1], [1, b]]))
    print(np.dot(z, [b, b]), z.dot([b, 1]), np.sum([t, t, 1]))
    print(np.array([b, t, f, 1.0]))
    print(int(b), float(b), int(t), float(f), abs(b), bool(t))
