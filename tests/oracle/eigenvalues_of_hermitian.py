"""np.linalg.eigh of Hermitian matrices."""
import numpy as np
def data(n, k=0):
    return np.round(np.sin(np.arange(n * n) ** 2 * 1.7 + k).reshape(n, n), 3)
for n in (1, 2, 3, 4, 7, 20):
    a = data(n) + 1j * data(n, 2)
    a = a + a.conj().T
    w, v = np.linalg.eigh(a)
    print(w.dtype, np.round(w, 7)+0.0)
    if n < 8: print(np.round(v, 5)+0.0)
    print(np.abs(a @ v - v * w).max() < 1e-9, np.abs(np.linalg.eigvalsh(a, "U") - w).max() < 1e-9)
print(np.linalg.eigh(np.array([[2, 1j], [-1j, 2]], dtype=np.complex64)))
