"""np.pad by elements of the array: edge, reflect, symmetric, wrap."""
import numpy as np
for shape in ((1,), (2,), (7,), (3, 4), (1, 3), (2, 2, 3), (65,)):
    x = np.arange(np.prod(shape)).reshape(shape) * 1.5
    for mode in ("edge", "reflect", "symmetric", "wrap", "constant"):
        for w in (0, 1, (2, 1), 5):
            y = np.pad(x, w, mode)
            print(mode, w, y.shape, y.dtype, y if y.size < 100 else y.sum())
print(np.pad([[1, 2], [3, 4]], ((0, 1), (2, 0)), mode="edge"), np.pad(np.array([True, False]), 1, mode="wrap"), np.pad(np.int8([1, 2]), 1, "reflect").dtype)
print(np.pad(np.zeros((0, 2)), ((0, 0), (1, 1)), "edge").shape)
for f in (lambda: np.pad(np.zeros(0), 1, "edge"), lambda: np.pad(np.zeros(2), 1, "oops"), lambda: np.pad(np.zeros(2), -1, "edge")):
    try:
        print(f())
    except ValueError as e:
        print("ValueError")
t = np.zeros((4, 4))
for i in range(30):
    p = np.pad(t, 1, mode="wrap")
    t = (p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:]) * 0.2 + i
print(t)
