"""np.linalg: inverses, systems, determinants, factors and norms of all sizes."""
import numpy as np
def data(n, k):
    return np.sin(np.arange(n * k) ** 2 * 1.7 + n).reshape(n, k)
def show(name, x):
    print(name, x.dtype, x.shape, np.round(x, 6).tolist() if x.size < 30 else np.round(x.sum(), 6))
for n in (0, 1, 2, 3, 7, 65):
    a = data(n, n) + 2 * np.eye(n)
    show("inv", np.linalg.inv(a))
    show("solve", np.linalg.solve(a, np.arange(n) * 1.0))
    show("solve2", np.linalg.solve(a, data(n, 2)))
    s, l = np.linalg.slogdet(a)
    print(s, np.round(l, 9))
    d = np.linalg.det(a)
    print(type(d), d / (1 + abs(d)) > 0, np.round(d / np.exp(l), 9))
    p = a @ a.T + np.eye(n)
    show("chol", np.linalg.cholesky(p))
    show("cholu", np.linalg.cholesky(p, upper=True))
    if n: show("pinv", np.linalg.pinv(data(n, 3)))
    q, R = np.linalg.qr(data(n, 3))
    show("q", q); show("R", R)
    if n: print(np.round(np.linalg.norm(a, 2), 6), np.round(np.linalg.cond(a), 4), np.linalg.matrix_rank(a))
    show("pow", np.linalg.matrix_power(a, -3))
a = np.array([[1, 2], [3, 4]])
print(np.linalg.inv(a), np.linalg.det(a), np.linalg.solve(a, [5, 6]))
a3 = np.array([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
print(np.linalg.inv(a3), np.round(np.linalg.det(a3), 9), np.linalg.solve(a3, [8, -11, -3]))
print(np.linalg.inv(np.float32([[4, 7], [2, 6]])), np.linalg.det(np.float32([[4, 7], [2, 6]])))
st = np.stack([data(3, 3), data(3, 3) + 1, np.eye(3)]).reshape(3, 3, 3)
print(np.round(np.linalg.inv(st + np.eye(3)), 6), np.round(np.linalg.det(st + 2), 6), np.round(np.linalg.solve(st + np.eye(3), [1, 2, 3]), 5))
for bad in (np.zeros((2, 2)), np.ones((3, 3)), np.ones(3), np.ones((2, 3))):
    for f in (np.linalg.inv, np.linalg.det, np.linalg.cholesky):
        try:
            print(f(bad))
        except np.linalg.LinAlgError as e:
            print("LinAlgError", e)
try:
    np.linalg.solve(np.eye(3), np.ones(2))
except ValueError as e:
    print(e)
x = np.array([3.0, -4.0, 0.0, 12.0])
m = np.arange(6.0).reshape(2, 3) - 2
for o in (None, 1, 2, 0, np.inf, -np.inf, 3, 0.5, -1):
    if o != -1: print(o, np.linalg.norm(x, o))
    print(np.linalg.norm(m, o, axis=1), np.linalg.norm(m, o, 0, True)) if o != -1 else 0
for o in ("fro", "nuc", 1, -1, 2, -2, np.inf, -np.inf):
    print(o, np.round(np.linalg.norm(m, o), 9), np.round(np.linalg.norm(m, o, keepdims=True), 9), np.round(np.linalg.norm(m, ord=o, axis=(1, 0)), 9))
print(np.linalg.norm([1, 2, 3], 1), np.linalg.norm([[1, 2], [3, 4]], 1), np.linalg.norm(np.float32([1, 2]), 3).dtype)
sol = np.linalg.lstsq(np.vstack([np.arange(4.0), np.ones(4)]).T, np.array([-1, 0.2, 0.9, 2.1]), rcond=None)
print(np.round(sol[0], 8), np.round(sol[1], 8), sol[2], np.round(sol[3], 6))
print(np.linalg.slogdet(np.eye(2)))
