# Each element of an array of parameters is a draw of its own.
import numpy as np


def pair(draw, same):
    a, b = draw(np.random.default_rng(5)), same(np.random.default_rng(5))
    a, b = np.asarray(a), np.asarray(b)
    print(a.shape, b.shape, bool(np.all(a == b)))


k = np.arange(3)
pair(lambda g: g.normal(np.zeros(3), 1), lambda g: g.normal(0, 1, 3))
pair(lambda g: g.normal(k, 2), lambda g: g.normal(0, 1, 3) * 2 + k)
pair(lambda g: g.normal(1, [1, 2, 4]), lambda g: 1 + g.normal(0, 1, 3) * [1, 2, 4])
pair(lambda g: g.normal(((0,), (1,)), k), lambda g: np.array([[0], [1]]) + g.normal(size=(2, 3)) * k)
pair(lambda g: g.normal(k, 1, (2, 3)), lambda g: g.normal(0, 1, (2, 3)) + k)
pair(lambda g: g.uniform(np.zeros(3)), lambda g: g.uniform(0, 1, 3))
pair(lambda g: g.uniform(k, k + 2.0, size=(1, 3)), lambda g: g.uniform(0, 2, (1, 3)) + k)
pair(lambda g: g.uniform(np.array(0.0), 1), lambda g: g.uniform())
pair(lambda g: g.normal(np.zeros(0)), lambda g: g.normal(size=0))
print(isinstance(np.random.default_rng(1).normal(np.array(0.0)), float), np.random.default_rng(1).uniform(k, k))
g = np.random.default_rng(1)
print(g.normal(size=0), g.random(0), g.random((0, 2)), g.uniform(size=(2, 0)), g.standard_normal(0, dtype="float32"))
print(g.integers(5, size=0), g.permutation(0), g.permutation(np.zeros((0, 2))), g.random(1).shape, g.random(()).shape)
