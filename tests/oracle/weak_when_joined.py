"""A Python number that concatenate() joins along no axis is weak; an array that
is made of it first is not."""
import numpy as np

k = int(np.zeros(70000).sum())
f = float(np.ones(70000).mean())
n = np.array([3, 1], dtype=np.int8)
u = np.uint8(7)
h = np.array([1.5, 2.5], dtype=np.float32)


def show(a):
    print(a.tolist(), a.dtype)


for one in (1, 300, -1, True, k, 2.5, f, np.int64(1), np.bool_(True), [1, 2]):
    show(np.concatenate([one, n], axis=None))
    show(np.concatenate((n[0], one), axis=None))
    show(np.concatenate([h, one, u], axis=None))
    show(np.concatenate([one, one], axis=None))
show(np.stack([1, n[0]]))
show(np.hstack([n, 1]))
show(np.vstack([h[0], 2.5]))
show(np.where(n > 1, 1, n))
