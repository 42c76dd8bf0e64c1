# NumPy's parameters by place and by name.
import numpy as np

x = np.array([[1, 2], [3, 5]])
print(repr(np.sum(x, 0, float)), repr(x.sum(1, np.float32)), repr(np.prod(x, None, float)))
print(np.sum(x, axis=0, keepdims=True), x.sum(keepdims=True, dtype=float), np.max(x, 1, keepdims=True))
print(np.any(x, axis=0, keepdims=True), np.mean(x, axis=1, keepdims=True), x.min(axis=0, keepdims=True))
print(np.std(x, axis=1, keepdims=True, ddof=1), np.var(x, ddof=1), np.ptp(x, axis=1, keepdims=True))
print(np.count_nonzero(x, axis=0, keepdims=True), np.argsort(x, -1, "stable"))
print(np.reshape(x, shape=(4,)), np.reshape(x, (1, 4)), np.tile(A=[1], reps=2))
print(np.identity(2), repr(np.identity(2, int)), np.identity(n=2, dtype=bool), np.eye(2, 3, 1, int))
print(np.arange(1, 3, 1, float), np.arange(start=1, stop=3, dtype=int), np.linspace(0, 1, 3, False))
print(np.split(np.arange(4), indices_or_sections=2), np.vstack(tup=[[1], [2]]), np.empty_like(prototype=x).shape)
print(np.clip(x, 2, None), np.clip(x, a_min=None, a_max=2), x.clip(2), x.clip(max=2), np.clip(x, None, None))


def f(n: int | None) -> int | str:
    return n


print(f(3))

# What NumPy refuses is an error of the run, if it gets there.
if np.array(1) > 5:
    print(np.clip(x, 2))
