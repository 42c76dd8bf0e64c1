# Leading ones of what is stored count for nothing.
import numpy as np

a = np.arange(6.0).reshape(2, 3)


def show(index, value):
    x = a.copy()
    x[index] = value
    print(x.tolist())


show([0, 1], np.ones((1, 1, 3)))
show([0, 1], [[[[3, 4, 5]]]])
show([1], np.full((1, 1), 7))
show(([0, 1], [1, 0]), [[3, 4]])
show(a > 1, [3])
show(a > 9, [3])
show(a > 1, np.full(1, 4))
show(a[:, 0] > 1, [[[3]]])
show(a[:, 0] > 1, [[[3, 4, 5]]])
show(a[:, 0] > 1, [3, 4, 5])
show(a[:, 0] < 1, np.ones((1, 1)))
x = a.copy()
x[:] = np.ones((1, 1, 2, 3))
print(x.tolist())
x[:, [0, 2]] = [[[8], [9]]]
print(x.tolist())
