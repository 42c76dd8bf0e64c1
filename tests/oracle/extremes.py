"""min() and max() give one of their arguments; pow() with a modulus."""
import numpy as np

x = np.array([2.0, -3.0, 5.0])
f = np.array([2.5, 0.0], np.float32)
i = np.array([7, 3, -4], np.int8)
n = int(np.array([12])[0])
print(max(x[0], 0.0), max(0.0, x[1]), min(x[0], x[2], 1.5), max(f[0], 0.25))
print(max(f[1], f[0]) + f[0], max(i[0], i[1]), min(i[2], 3), max(n, 5), min(n, -n))
print(max([x[1], x[2]]), max(2, 1.5), max(1, True), max(True, 1), min(2.0, 2))
best = 0.0
for v in x:
    best = max(best, v)
print(best)

m, e = int(np.array([1000003])[0]), int(np.array([77])[0])
print(pow(n, 10, 7), pow(n, 0, 1), pow(-n, 3, 7), pow(n, 3, -7), pow(3, e, m))
print(pow(n, e, m), pow(n, e, -m), pow(5, 2**40, m), pow(n, e, 2**31), n**3 % 7)
