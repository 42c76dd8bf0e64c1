# first met in a loop or a branch: what the library needs for it is read there
import numpy as np
s0 = int(np.zeros(70000).sum())
a = np.arange(12.0).reshape(4, 3) % 5
t = 0.0
for k in range(3 + s0):
    u, s, v = np.linalg.svd(a + k)
    t += s[0]
if t > s0:
    w = np.linalg.svd(a, compute_uv=False)
else:
    w = np.zeros(3)
print(round(t, 8), np.round(w, 8))


def f(x):
    return np.linalg.svd(x)[1].sum() + np.linalg.eigh(x.T @ x)[0].sum()


print(round(f(a), 8), round(f(a + 1), 8), round(f(a + 2), 8))
