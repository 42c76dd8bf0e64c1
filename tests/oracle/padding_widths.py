# What pad() takes as widths: whatever broadcasts to [rank, 2].
import numpy as np

x = np.arange(6.0).reshape(2, 3)
for widths in (1, [2], (1, 2), [[1, 2]], [[1], [2]], ((1, 0), (0, 2)), [(True, 1), (1, 2)],
               np.array([1, 2]), np.array([[1], [0]]), np.int8(1)):
    print(np.pad(x, widths).tolist())
print(np.pad(np.array(2.0), 3), np.pad(x[:0], ((0, 1), (2, 0))), np.pad(x[0], (1, 2)))
