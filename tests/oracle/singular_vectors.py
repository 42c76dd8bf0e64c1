"""np.linalg.svd of matrices of many forms: values, vectors, their signs."""
import numpy as np
def data(n, k, j=0):
    return np.sin(np.arange(n * k) ** 2 * 1.7 + n + j).reshape(n, k)
def show(a):
    a = np.array(a, dtype=float)
    for full in (True, False):
        u, s, v = np.linalg.svd(a, full_matrices=full)
        k = len(s)
        print(a.shape, full, u.shape, s.shape, v.shape, np.round(s, 7) + 0.0, np.abs(u[:, :k] * s @ v[:k] - a).max() < 1e-10)
        if k < 8:
            print(np.round(u[:, :k], 5) + 0.0)
            print(np.round(v[:k], 5) + 0.0)
        print(np.abs(u.T @ u - np.eye(u.shape[1])).max() < 1e-10, np.abs(v @ v.T - np.eye(v.shape[0])).max() < 1e-10)
for n, k in ((1, 1), (2, 2), (3, 3), (3, 2), (2, 3), (4, 3), (3, 4), (7, 7), (7, 3), (3, 7), (7, 5), (5, 7), (20, 4), (4, 20), (1, 4), (4, 1), (12, 10), (10, 12)):
    show(data(n, k))
show([[1, 2], [3, 4], [5, 6]])
show([[3, 0], [0, -2]])
show([[0, 2], [1, 0]])
show(np.eye(3))
show(np.arange(9).reshape(3, 3))
show(np.diag([1.0, 5, 3]))
show(np.zeros((2, 2)))
r = np.linalg.svd([[1, 2], [3, 4]])
print(np.round(r.U, 6), np.round(r.S, 6), np.round(r.Vh, 6), np.round(np.linalg.svd([[1, 2], [3, 4]], compute_uv=False), 6))
print(np.linalg.svd(np.float32([[1, 2], [3, 4]]))[0].dtype, np.linalg.svd(np.zeros((0, 3)))[2].shape, np.linalg.svd(np.zeros((3, 0)))[0].shape)
big = data(65, 40)
u, s, v = np.linalg.svd(big, full_matrices=False)
print(np.round(s[:5], 7), np.abs(u * s @ v - big).max() < 1e-10)
t = 0.0
for i in range(30):
    u, s, v = np.linalg.svd(data(4, 3, i))
    t += u[0, 0] * s[1] + v[0, 1]
print(np.round(t, 6))
