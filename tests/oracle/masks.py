"""What masks and arrays of indices select, whose size is known only when running."""
import numpy as np

# so many zeros are not added while compiling
z = int(np.zeros(70000).sum())
k = 3 + z
x = (np.arange(12.0) * 7 % 11 - 4) + z
y = x[::-1] * 2
X = np.arange(20.0).reshape(5, 4) % 7 + z
labels = np.arange(5) % 3 + z
i = np.arange(12)

for m in (x > 0, x > 99, x == x, ~(x < 2) & (x != 4)):
    v = x[m]
    print(v, len(v), v.shape, v.sum(), v.size, (v * 2 - 1)[:k])
    print(np.sort(v), np.nonzero(m), np.flatnonzero(m), np.where(m)[0], v @ y[m], v - y[m])
    for e in v:
        print(e)
print(x[x > 0].max(), x[x < 0].mean(), np.argmax(x[x > 0]), x[x > 0][-1], x[x > 0][1:k])
print(X[X > 3], X[labels == 1], X[labels == 1].mean(axis=0), X[labels == 9].sum(axis=0))
print(X[labels == 0, 1], X[:, X[0] > 1], X[labels == 0][:, X[0] > 1], X[1, X[1] > 2], X[X[:, 0] > 2, ::2])
print(np.argwhere(X > 4), np.extract(X > 4, X), np.compress(labels == 0, X, axis=0))
print(np.compress([True, False, True], X, axis=1), X.compress(labels > 0, axis=0), X.nonzero())
print(x[i[:k]], x[i[k:]][::-1], X[i[:k], i[:k]], X[i[:k]], X[:, i[:k]], np.take(X, i[1:k], axis=1))
print(x[[True] + [False] * 10 + [True]], np.where(np.array([0, 1, 2])), np.nonzero(X[:0]))
for j in range(3):
    print(j, X[labels == j].sum(axis=0), (labels == j).sum())

w = x.copy()
w[w > 2] = 9
w[w < 0] *= -1
w[w == 9] -= w[w == 9] / 3
w[x > 1] = x[x > 1] ** 2
w[i[:k]] += 5
w[np.nonzero(x < 0)] = y[x < 0]
print(w)
W = X.copy()
W[labels == 1] = W[labels == 1] + 100
W[W > 100] = 50
W[:, W[0] > 2] = 0
W[labels == 2, 1:3] = -1
W[labels == 0, 0] = [7, 8]
W[X > 4] += X[X > 4]
print(W)
a = x
while len(a) > 2:
    a = a[a > a.mean()]
    print(a)
for f in (np.unique, lambda v: np.unique(v, return_counts=True),
          lambda v: np.unique(v, return_index=True, return_inverse=True)):
    print(f(labels), f(X), f(x % 3), f(np.array([np.nan, 1.0, np.nan]) + z), f(X > 3), f(x[:0]))
print(np.unique(x[x > 0] % 3, return_counts=True), np.unique(X[:k]))
u = np.array([7, 2**64 - 1, 3, 1], dtype=np.uint64)
print(u[1:2 + z].min(), np.sort(u[:k]), u[:k].argmin(), np.argsort(u[1:k]), u[u > 3].min())
for n in range(0, 12, 5):
    b = x[n:n + 5]
    print(len(b), b.sum(), b[:1])
S = X[:k, :2 + z]
print(S - S[:, :1], S / (S[1:2] + 1), S.flatten(), S.argmax(), S.cumsum())
print(np.outer(x[:k], i[:k]), x[:k].reshape(-1, 1), np.expand_dims(x[:k], 0), 2 ** i[:k])
print(2.0 in x[:k], np.array_equal(x[:k], x[:3]), np.array_equal(x[:k], x[:k - 1]))
for p, q in zip(x[:k], y):
    print(p, q)
print(np.take(X, [1, 0], axis=0), np.take([[1.0], [2.0]], [True, False]))
