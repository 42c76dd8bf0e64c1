"""np.linalg and its kin in loops, and where running finds a singular matrix."""
import numpy as np


def blow(a, k):
    """Inverses in a loop that running ends."""
    n = 0
    while np.linalg.norm(a, np.inf) > k and n < 50:
        a = np.linalg.inv(a + np.eye(a.shape[0])) @ a
        n += 1
    return a, n


a, n = blow(np.array([[4.0, 1.0], [2.0, 3.0]]), 0.1)
print(np.round(a, 6), n)
for s in range(4):
    m = np.array([[1.0, 2.0], [s * 1.0, 4.0]])
    try:
        print(np.round(np.linalg.inv(m), 8), np.round(np.linalg.solve(m, [1, s]), 8))
    except np.linalg.LinAlgError as e:
        print("singular", s, e)
x = np.linspace(0.0, 3.0, 7)
for i in range(7):
    try:
        c = np.linalg.cholesky(np.array([[1.0, x[i]], [x[i], 4.0]]))
        print(i, np.round(c, 6))
    except np.linalg.LinAlgError as e:
        print(i, e)
total = 0.0
for i in range(200):
    r = np.sin(np.arange(9.0) * (i + 1)).reshape(3, 3) + 3 * np.eye(3)
    total += np.linalg.det(r) + np.trace(np.linalg.inv(r)) + np.median(r) + np.percentile(r, 30 + i % 40)
    h, e = np.histogram(r, bins=4)
    total += h @ e[1:] + np.triu(r).sum() + np.cov(r)[0, 1] + np.r_[r[0], i].sum() + np.insert(r[0], i % 3, i)[1] + np.delete(r[1], i % 3)[0]
    total += np.clip(r, -1, 1, out=r)[0, 0] + np.divide(1.0, r, out=np.zeros((3, 3)), where=r > 0.5).sum() + np.bincount(np.array([i % 3, 1]), minlength=5)[1]
print(np.round(total, 5))
