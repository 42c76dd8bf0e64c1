# Flags, orders of parameters and kinds of sorts.
import numpy as np

x = np.arange(6.0).reshape(2, 3)
print(np.sum(x, keepdims=2), np.sum(x, keepdims=-1), np.any(x, keepdims=0), np.count_nonzero(x, keepdims=True))
print(np.std(x, ddof=1), x.std(0, ddof=1, keepdims=True), x.var(axis=0, ddof=1), np.mean(x, 0))
print(x.sum(0, np.float32), x.sum(1, keepdims=True), np.linspace(0, 1, 3, endpoint=""), np.linalg.norm(x, keepdims="a"))
print(np.sort(-x, kind="heapsort"), np.sort(-x, 0, "stable"), np.argsort(-x, kind="mergesort"), (-x).argsort(0, "stable"))
print(np.arange(stop=3), np.arange(start=1, stop=3), np.arange(1, stop=3), np.arange(start=1, stop=9, step=2))
print(np.arange(0, 5, 1, float), np.arange(3, step=2), np.arange(3, None), np.arange(stop=5, step=2))
print(np.atleast_1d(), np.atleast_1d(1, 2, 3), np.atleast_2d(x, 1), np.atleast_3d([1, 2]))
print(x.transpose(np.int64(1), 0), np.transpose(x[0], np.array(1) - 1), x[0].transpose(np.int64(0)))
print(np.sum(np.array(-0.0)), np.sum(x[:1] * -0.0, axis=()), np.mean(np.float64(-0.0)), np.prod(x * -1, axis=()))
g = np.random.default_rng(0)
print(g.integers(1, 1, endpoint=True), g.integers(3, 3, size=2, endpoint=1), g.integers(0, endpoint=True))
