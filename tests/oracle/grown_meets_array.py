# A list that grows when running meets an array as the array that NumPy makes of it.
import numpy as np

n = int(np.zeros(70000).sum())


def made(k):
    xs = []
    while k > 0:
        xs.append(k * 0.5)
        k -= 1
    return xs


xs = made(3 + n)
a = np.arange(3.0)
print(a - xs, xs - a, xs * a, xs + a, a + xs, xs / (a + 1), a ** xs)
print(np.eye(3) @ xs, xs @ np.eye(3))
try:
    print(np.ones(4) + xs)
except ValueError:
    print("ValueError")
m = [[k, k + 1] for k in range(2 + n)]
print(np.ones(2) * m, np.ones((2, 2)) - m)
