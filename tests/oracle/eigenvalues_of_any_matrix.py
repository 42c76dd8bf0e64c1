"""np.linalg.eig and eigvals of matrices that are known: real or complex as NumPy."""
import numpy as np
def show(a):
    w, v = np.linalg.eig(np.array(a, dtype=float))
    print(w.dtype, np.round(w, 7)+0.0)
    print(np.round(v, 6) + 0.0)
    print(np.round(np.linalg.eigvals(np.array(a)), 7)+0.0)
show([[2, 0], [0, 1]])
show([[2, 1], [1, 2]])
show([[1, 2], [3, 4]])
show([[4, 1, 2], [1, 3, 0], [2, 0, 1]])
show([[1, 2, 3], [0, 4, 5], [0, 0, 6]])
show([[1, 0, 0], [3, 4, 0], [7, 5, 6]])
show([[4, -2, 1], [3, 5, -1], [-2, 1, 9]])
show([[0.5, 0.25, 0.25], [0.2, 0.6, 0.2], [0.3, 0.3, 0.4]])
show([[1, 1e6], [1e-6, 2]])
show(np.diag([3, 1, 2.0, 0]))
show([[5]])
def data(n, k=0):
    return np.round(np.sin(np.arange(n * n) ** 2 * 1.7 + k).reshape(n, n), 3)
for n in (2, 3, 4, 5, 7, 12):
  for k in (0, 1, 2, 3):
    a = data(n, k)
    w, v = np.linalg.eig(a)
    print(n, k, w.dtype, np.round(w, 7)+0.0)
    print(np.round(v[:, :4], 5)+0.0)
    print(np.abs(a @ v - v * w).max() < 1e-9)
for n in (1, 2, 3, 7, 65):
    a = data(n)
    s = a + a.T
    w, v = np.linalg.eig(s)
    print(n, w.dtype, np.round(w[:7], 7)+0.0, np.abs(s @ v - v * w).max() < 1e-9)
    if n < 8: print(np.round(v[:, :4], 5)+0.0)
for n in (2, 3, 4, 5, 7):
    t = np.triu(data(n, 2))
    w, v = np.linalg.eig(t)
    print(np.round(w, 7)+0.0, np.round(v[:, :5], 5)+0.0)
    d = np.arange(n) * 3.0
    q = np.linalg.inv(data(n, 1) + 3 * np.eye(n))
    m = q @ np.diag(d) @ (data(n, 1) + 3 * np.eye(n))
    w, v = np.linalg.eig(m)
    print(np.round(w, 6)+0.0, np.round(v[:, :5], 4)+0.0)
    print(np.round(np.linalg.eigvals(m), 6)+0.0)
t = 0.0
for i in range(30):
    m = np.array([[2.0, i], [0.5, -1]]) + np.eye(2) * i
    w, v = np.linalg.eig(m)
    t += w[0] * v[0, 0] + np.linalg.eigvals(m)[1]
print(np.round(t, 6))
r = np.linalg.eig(np.eye(2)); print(r.eigenvalues, r.eigenvectors, np.linalg.eig(np.eye(1)))
print(np.linalg.eig(np.zeros((0, 0)))[1].shape, np.linalg.eig(np.float32([[1, 2], [2, 1]]))[0].dtype)
for bad in (np.ones(3), np.ones((2, 3)), np.array([[1, np.nan], [0, 1]])):
    try:
        np.linalg.eig(bad)
    except np.linalg.LinAlgError as e:
        print(e)
