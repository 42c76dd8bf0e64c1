"""np.linalg.eig of complex matrices."""
import numpy as np
def data(n, k=0):
    return np.round(np.sin(np.arange(n * n) ** 2 * 1.7 + k).reshape(n, n), 3)
def show(a, all=True):
    w, v = np.linalg.eig(a)
    print(w.dtype, np.round(w, 7)+0.0)
    if all: print(np.round(v[:, :4], 5)+0.0)
    print(np.abs(a @ v - v * w).max() < 1e-9, np.abs(np.linalg.eigvals(a) - w).max() < 1e-9)
for n in (1, 2, 3, 5, 7):
    show(data(n) + 1j * data(n, 2))
    show(data(n, 3).astype(complex))
show(np.array([[0, 1], [-1, 0]], dtype=complex))
show(np.array([[2, 1j], [-1j, 2]]))
show(np.eye(3) * (1 + 1j))
show(np.triu(data(4) + 1j))
show(np.array([[1, 2], [3, 4]]).astype(complex))
