"""Functions of NumPy that are texts of the library, first met in a loop."""
import numpy as np
x = np.array([3.0, 1.0, 2.0])
while x.sum() < 40:
    x = x + np.isinf(x) + np.interp(x, [0, 5], [1, 2]) + np.convolve(x, [1, 0, 0], "same") * 0.1 + np.linalg.solve(np.diag(x), x) + np.linalg.eigvalsh(np.diag(x)) * 0.01 + np.median(x) * 0.01 + np.triu(np.diag(x)).sum() * 0.01
    q, r = np.linalg.qr(np.diag(x))
    u = np.unique(np.array([1, 2, 1]))
print(np.round(x, 6))
def tail(x):
    return np.nanmean(x[x > 10]) + np.median(x[x > 10]) + np.diff(x[x > 10]).sum() + np.average(x[x > 10]) + np.linalg.norm(x[x > 10], 1)
print(np.round(tail(x), 6))
