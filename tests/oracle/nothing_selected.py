# Index arrays, sums and draws of nothing.
import numpy as np

for x in (np.zeros((0, 2)), np.zeros((2, 0)), np.zeros((0, 0))):
    none = np.zeros((3, 0), dtype=int)
    print(x[[]], x[none].shape, x[none, none].shape, np.take(x, [], axis=1).shape, x[:, []].shape)
    x[[]] = 1
    x[[]] += 1
    x[none, none] = 5
    print(x, sum(x), sum(x, 5), sum(x[:, :0].ravel(), 2.5))
print(sum(np.zeros(0)), sum(np.zeros(0, dtype=int)), sum(np.zeros((1, 0))), sum(np.zeros((0, 1)), 0.5))
