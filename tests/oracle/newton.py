"""Newton's iteration: for numbers, until it rests, and for a system."""
import math
import numpy as np


def newton(f, df, x, tolerance=1e-12, most=50):
    for step in range(most):
        fx = f(x)
        if abs(fx) < tolerance:
            return x, step
        x = x - fx / df(x)
    return x, most


def square_root(a):
    x = a
    while abs(x * x - a) > 1e-12 * a:
        x = 0.5 * (x + a / x)
    return x


def solve2(a, b):
    det = a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0]
    return np.array([a[1, 1] * b[0] - a[0, 1] * b[1],
                     a[0, 0] * b[1] - a[1, 0] * b[0]]) / det


starts = np.array([0.5, 1.0, 3.0])
for start in starts:
    root, steps = newton(lambda x: math.cos(x) - x,
                         lambda x: -math.sin(x) - 1, float(start))
    print(f"cos x = x from {float(start)}: {root:.10f} in {steps} steps")

for a in [2.0, 10.0, 12345.678]:
    print(f"{square_root(a * float(starts[1])):.9f} {math.sqrt(a):.9f}")

root, steps = newton(lambda x: x * x + 1, lambda x: 2 * x,
                     float(starts[0]), most=7)
print("no real root:", f"{root:.6f}", "after", steps)

v = np.array([1.0, 2.0])
for iteration in range(20):
    x, y = v
    residual = np.array([x * x + y * y - 4, x * y - 1])
    if np.max(np.abs(residual)) < 1e-13:
        print("the system rests after", iteration, "steps")
        break
    jacobian = np.array([[2 * x, 2 * y], [y, x]])
    v = v - solve2(jacobian, residual)
print(f"x = {float(v[0]):.8f}, y = {float(v[1]):.8f}")
