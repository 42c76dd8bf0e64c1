"""Slices whose size is known only when running: what they are, and what is computed of them."""
import numpy as np

# so many zeros are not added while compiling
S = np.array([3, 1, 2, 0, 5, -2, 9, -9]) + int(np.zeros(70000).sum())
k, l, m, o = int(S[0]), int(S[1]), int(S[4]), int(S[3])
n, p, q = int(S[5]), int(S[6]), int(S[7])
x = np.arange(10.0)
A = np.arange(20.0).reshape(4, 5) % 7


for v in (x[:k], x[k:], x[n:], x[:n], x[o:o], x[q:p], x[p:q], x[-k:], x[l:k], x[20:k],
          A[k, :k], A[:l, 1], A[l:, k:], A[n:, :n], A[:, -l:], A[:k, :o]):
    print(v, v.shape, v.size, v.ndim, v.dtype, len(v))
    print(v.sum(), v.prod(), v.any(), v.all(), (v > 1).sum(), f"{v}")
    print(np.sort(-v, axis=0), v.cumsum(axis=0), v * 2 - 1, np.where(v > 2, v, -1))
    print(v[::-1], v.T, v.astype(np.int32), np.flip(v).copy())
for v in (x[:k], A[:k, l:], A[1:, k]):
    print(v.max(), v.min(), v.mean(), v.argmax(axis=0), v[l], v[-1], v[l:k], v.std() < 9)
    for e in v:
        print(e)
print(x[:k] @ x[l:k + l], A[:k, :k] @ A[:k, 1], A[k, l:] @ x[l:m], A[:k] @ A.T[:, :l])
print(A[:k].sum(axis=0), A[:, :k].max(axis=1), A[:k, :k].sum(axis=-1, keepdims=True))
print(np.concatenate([x[:k], x[p:], x[o:l]]), np.concatenate([A[:k], A[l:]]))
print(x[k:2**70], x[-2**70:k], x[2**64:k], x[k:-2**64])
print((x[:o] + 1).sum(), x[:o] @ x[:o], (-x[:l] * 0.0))


def total(x, i):
    return x[i:].sum() - x[:i].sum()


print(total(x, k), total(x, m), total(A[0], l), total(x[l:], k))
