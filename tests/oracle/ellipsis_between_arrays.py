# `...` keeps index arrays apart, also where it stands for no dimension.
import numpy as np

x = np.arange(24.0).reshape(4, 2, 3)
i, k = [0, 1], np.array([[2], [0]])
for y in (x[::2, 0, ..., [0]], x[:, i, ..., i], x[:, i, i, ...], x[..., i, i],
          x[i, ..., i], x[i, i, ...], x[:, 1, ..., k], x[:, 1, k], x[0, ..., k],
          x[[3, 1], ..., 0, i], x[:, ..., i, i]):
    print(y.shape, y.tolist())
x[::2, 0, ..., [0, 2]] = np.array([[1.0, 2.0], [3.0, 4.0]])
print(x.tolist())
x[:, i, ..., i] += np.arange(8.0).reshape(2, 4)
print(x.tolist())
