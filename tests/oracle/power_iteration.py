"""Power iteration: the largest eigenvalues of a symmetric matrix."""
import numpy as np


def normalise(v):
    return v / np.sqrt(v @ v)


def largest(a, tolerance=1e-11, most=1000):
    """The eigenvalue of largest size, its vector, and the steps taken."""
    v = normalise(np.ones(a.shape[0]) + 0.1 * np.arange(a.shape[0]))
    value = 0.0
    for step in range(1, most + 1):
        w = a @ v
        before, value = value, v @ w
        v = normalise(w)
        if abs(value - before) < tolerance:
            break
    else:
        print("did not converge")
    return value, v, step


def matrix(n):
    i = np.arange(n)
    a = 1.0 / (1 + np.abs(i[:, None] - i[None, :]))
    return a + np.diag(np.linspace(1.0, 2.0, n))


a = matrix(6)
trace = np.trace(a)
found = []
rest = a.copy()
for k in range(3):
    value, v, steps = largest(rest)
    found.append(value)
    error = np.max(np.abs(a @ v - value * v))
    print(f"eigenvalue {k}: {value:.8f}, residual small: {error < 1e-4}")
    rest -= value * np.outer(v, v)
print(f"three of them make {sum(found) / trace:.4f} of the trace {trace:.4f}")
value, _, steps = largest(a, tolerance=1e-30, most=3)
print(f"{steps} steps are not enough: {value:.3f}")
