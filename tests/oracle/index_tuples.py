# Tuples in a subscript are indices as lists of the same are.
import numpy as np

s0 = int(np.zeros(70000).sum())
X = np.arange(12.0).reshape(3, 4)
print(X[:, (0, 2)], X[(0, 2), :], X[(0, 1), (1, 2)], X[1, (3, 0)])
print(X[:, ()].shape, X[(), 0].shape, np.prod(X[:, ()], axis=1))
print(X[((0, 1), (2, 0)), 1], X[:, ((0, 1), (2, 3))].shape)
print(X[:, (True, False, True, False)], X[(True, False, True), 1])
print(X[:, (s0, 1 + s0)], X[(s0 + 2, 1), ...])
for c in [(), (0,), (0, 1), (2, 2)]:
    print(c, np.prod(X[:, c], axis=1))
X[:, (0, 1)] = 7
X[(0, 2), (3, 3)] += 1
print(X)
i = np.arange(6)
print(i[(1,)], i[(1, 2),], i[((1, 2),)])
try:
    X[(0, 5), (0, 0)]
except IndexError:
    print("IndexError")
