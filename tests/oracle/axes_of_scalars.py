# Axis 0 or -1 of what has no dimensions, where NumPy takes it.
import numpy as np

for x in (np.float64(3.0), np.array(3.0), 3.0, np.array(3), np.array(True)):
    for axis in (0, -1):
        print(repr(np.sum(x, axis=axis)), repr(np.prod(x, axis=axis)))
        print(repr(np.max(x, axis=axis)), repr(np.min(x, axis=axis)))
        print(repr(np.any(x, axis=axis)), repr(np.all(x, axis=axis)))
        print(repr(np.argmax(x, axis=axis)), repr(np.argmin(x, axis=axis)))
        print(repr(np.cumsum(x, axis=axis)), repr(np.cumprod(x, axis=axis)))
        print(repr(np.argsort(x, axis=axis)), repr(np.repeat(x, 2, axis=axis)))
        print(repr(np.take(x, 0, axis=axis)), repr(np.take(x, [0, 0], axis=axis)))
        print(repr(np.count_nonzero(x, axis=axis)))
        print(np.squeeze(x, axis=axis))
print(repr(np.sum(np.float64(3.0), axis=0, keepdims=True)))
print(repr(np.ptp(3.0, axis=0)), repr(np.argsort(3.0)), repr(np.sort(3.0, axis=None)))
print(np.float64(3.0).sum(axis=0), np.array(3.0).max(axis=-1), np.array(2).argmin(axis=0))

# Where it does not, the run fails if it gets there.
if np.array(1) > 5:
    print(np.mean(3.0, axis=0), np.sort(3.0, axis=0), np.flip(3.0, axis=0))
    print(np.sum(3.0, axis=1), np.sum(3.0, axis=(0,)), np.std(3.0, axis=-1))
