# Python's sum() of arrays: in order behind the start, also of a size that only running knows.
import numpy as np

n = int(np.zeros(70000).sum())
x = np.array([0.1, 0.2, 0.3, 1e16, -1e16])
print(sum(x), sum(x, 0.7), sum(x, 1e16), sum(x[:3], np.float32(0.1)))
print(sum(x.astype(np.float32), 0.7), sum(np.array([1, 2]), 0.5), sum(x + n, 0.7), sum(x + n, 0.7 + n))
print(sum(np.eye(3) * 0.1 + 0.3, 0.7), sum(np.eye(2, dtype=np.uint8) + np.uint8(255)))
print(sum(np.eye(3), np.ones(3)), sum(np.eye(3), np.ones((2, 3))), sum(np.array([3, 4]), n + 1))
print(sum(np.array([-0.0])), sum(np.array([-0.0]), -0.0), sum(np.array([], dtype=float), 3), sum(np.array([-0.0]), 0.0), sum(x, -0.0))
print(sum(np.array([True, True])), sum(np.array([2**62, 2**62]), 0.0))

w = np.arange(6.0) * 0.1
for t in (-1, 2, 4, 9):
    m = w[np.arange(6) > t + n]
    print(t, len(m), sum(m), sum(m, 0.5), type(sum(m)).__name__)
k = np.arange(6)
print(sum(k[k > 2 + n]), sum(k[k > 9 + n]), sum((k > 2)[k > 1 + n]), type(sum((k > 2)[k > 1 + n])).__name__)
X = np.arange(12.0).reshape(6, 2) / 3
print(sum(X[k > 2 + n]), sum(X[k > 9 + n]), sum(k[k > 2 + n].astype(np.int8)))
best = float("inf")
for f in range(2):
    for t in np.unique(X[:, f] + n):
        e = sum(w[X[:, f] >= t])
        if e > 1:
            e = 2 - e
        if e < best:
            best = e
            at = f
print(best, at)
