"""Stores into slices whose size is known only when running, also of themselves."""
import numpy as np

# so many zeros are not added while compiling
S = np.array([3, 1, 2, 0, 5, -2, 9, -9]) + int(np.zeros(70000).sum())
k, l, m, o = int(S[0]), int(S[1]), int(S[4]), int(S[3])
n, p, q = int(S[5]), int(S[6]), int(S[7])
x = np.arange(10.0)
A = np.arange(20.0).reshape(4, 5) % 7


x[k + 1:] = x[k:-1]
print(x)
x[:k] = 7
x[m:] += x[m - l:-1]
x[l:k] *= 2
print(x)
x[:k], x[-k:] = x[-k:].copy(), x[:k].copy()
print(x)
x[:m][::-1] = np.arange(5)
x[p:k] = -1
x[n:] = x[:2]
print(x)
v = x[l:m]
w = v[l:]
w[:l] = 50
v[k:] -= 1
print(x, v, w)
A[:k, l:k] = A[l:, :2][:, :k - l]
A[k, :m] = x[:m]
A[l:, -1] = 0
A.T[:l] += 1
print(A)
for i in range(len(A)):
    A[i, :i] = -A[i, :i]
    A[i:, i] += 0.5
    A[i, i + 1:] *= A[i, i]
print(A)
A[:k].sort()
A.fill(2)
A[l:k][...] = 3
print(A)
