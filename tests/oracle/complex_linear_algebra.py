"""np.linalg of complex matrices: inverses, systems, determinants."""
import numpy as np
def data(n, k, j=0):
    return np.sin(np.arange(n * k) ** 2 * 1.7 + n + j).reshape(n, k)
def show(name, x):
    print(name, x.dtype, x.shape, np.round(x, 6).tolist() if x.size < 30 else np.round(x.sum(), 6))
for n in (1, 2, 3, 7, 65):
    a = data(n, n) + 1j * data(n, n, 3) + 2 * np.eye(n)
    show("inv", np.linalg.inv(a))
    b = data(n, 2) + 1j * data(n, 2, 5)
    show("solve", np.linalg.solve(a, b))
    show("solve", np.linalg.solve(a, b[:, 0]))
    show("solve", np.linalg.solve(a.real, b[:, 0]))
    show("solve", np.linalg.solve(a, b[:, 0].real))
    s, l = np.linalg.slogdet(a)
    print(np.round(s, 6), np.round(l, 6))
    d = np.linalg.det(a)
    print(type(d), np.round(d / np.exp(l), 9))
    show("pow", np.linalg.matrix_power(a, -3) if n < 9 else np.linalg.matrix_power(a, 2))
    a = a.astype(np.complex64)
    print(np.linalg.inv(a).dtype, np.linalg.det(a).dtype)
print(np.linalg.inv([[1j, 2], [3, 4]]), np.round(np.linalg.det([[1j, 2], [3, 4]]), 9), np.linalg.solve([[1j, 2], [3, 4]], [1, 1]))
st = np.stack([data(3, 3) + 1j, data(3, 3) + 1, np.eye(3) + 2j * data(3, 3)])
print(np.round(np.linalg.inv(st), 5), np.round(np.linalg.det(st), 5), np.round(np.linalg.solve(st, np.ones((3, 1))), 5))
for bad in (np.zeros((2, 2), complex), np.ones(3) * 1j, np.ones((2, 3)) * 1j):
    for f in (np.linalg.inv, np.linalg.det):
        try:
            print(f(bad))
        except np.linalg.LinAlgError as e:
            print("LinAlgError", e)
print(np.linalg.slogdet(np.zeros((2, 2), complex)))
t = 0j
for i in range(20):
    m = np.array([[1 + 1j * i, 2], [3, i]])
    t += np.linalg.det(m) + np.linalg.inv(m)[0, 0] + np.linalg.solve(m, np.ones(2))[1]
print(np.round(t, 6))
