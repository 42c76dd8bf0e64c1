"""np.linalg.eigh, of sizes from 1 to 20 and in loops; np.testing."""
import numpy as np
for n in (1, 2, 3, 7, 20):
    a = np.sin(np.arange(n * n) ** 2 * 1.7).reshape(n, n)
    a = a + a.T
    w, v = np.linalg.eigh(a)
    print(np.round(w, 8) + 0.0, np.round(v, 6) + 0.0 if n < 8 else np.round(v.sum(), 6), np.round(np.linalg.eigvalsh(a)[0], 8))
for a in ([[2, 0], [0, 1]], [[2, 1], [1, 2]], [[1.0, 0, 0], [0, 3, 0], [0, 0, 2]], [[4, 1, 0], [1, 3, 1], [0, 1, 2]], [[0, 1], [1, 0]], [[1, 2, 3], [0, 1, 2], [0, 0, 5]]):
    w, v = np.linalg.eigh(a)
    print(np.round(w, 8) + 0.0, np.round(v, 6) + 0.0)
w, v = np.linalg.eigh([[1, 2], [7, 5]], "U"); print(np.round(w, 8), np.round(v, 8))
r = np.linalg.eigh(np.eye(2)); print(r.eigenvalues, r.eigenvectors)
t = 0.0
for i in range(50):
    w, v = np.linalg.eigh(np.sin(np.arange(16.0) * (i + 1)).reshape(4, 4))
    t += w[0] + abs(v[0, 0])
print(np.round(t, 6))
import numpy.testing as npt
npt.assert_allclose([1, 2], [1, 2.00000001]); np.testing.assert_array_equal(np.ones(2), 1)
for f in (lambda: npt.assert_allclose([1, 2], [1, 2.1]), lambda: npt.assert_array_equal([1, 2], [1, 2, 3]), lambda: npt.assert_almost_equal(1.0, 1.1), lambda: npt.assert_array_almost_equal([1.0], [1.0000001])):
    try: print("fine", f())
    except AssertionError as e: print("AssertionError")
print(np.linalg.slogdet(np.eye(2)), np.linalg.eigh(np.eye(1)), np.linalg.qr(np.eye(1)), np.linalg.eigh(np.eye(1)).eigenvalues, np.linalg.slogdet(np.eye(2)).logabsdet, len(np.linalg.qr(np.eye(2))))
for i in range(50):
    w, v = np.linalg.eigh(np.sin(np.arange(16.0) * (i + 1)).reshape(4, 4))
    print(i, np.round(w, 7), np.round(v[0], 6))
