# None where it is not the same as nothing.
import math

import numpy as np

m = np.array([[3, 1], [2, 0]])
parts = [np.ones((2, 1)), np.zeros((2, 1))]
print(repr(np.concatenate(parts)), repr(np.concatenate(parts, axis=None)))
print(repr(np.concatenate([m, m.T[:, :1], [7.5], 8], None)))
print(repr(np.concatenate([m.T, m[:0]], axis=None)), repr(np.concatenate([1, True], axis=None)))
for i in range(3):
    row = np.concatenate([m + i, [i]], axis=None)
    print(row, row.reshape(5, 1).T)

for f in (np.sum, np.max, np.any, np.all, np.mean, np.argmax, np.cumsum, np.cumprod, np.ptp,
          np.sort, np.argsort, np.flip, np.squeeze, np.count_nonzero):
    print(repr(f(m, axis=None)), repr(f(m, None)))
print(np.take(m, 3, axis=None), np.repeat(m, 2, axis=None), np.roll(m, 1, axis=None))
print(sum([], None), math.prod([], start=None), max([], default=None))
print(sorted([2, 1], key=None), "a b".split(None), round(2.5, None), pow(2, 3, None))

# Where Python takes no None, the run fails if it gets there.
if np.array(1) > 5:
    print(sum([1], None))
    print(list(enumerate("ab", None)))
    print(np.pad([1], 1, mode=0))
