# Shapes that do not broadcast (H0502).
import numpy as np

a = np.ones((2, 3))
b = np.ones(4)
print(a + b)
print(np.where(a > 0, a, b))
print(np.random.default_rng(0).normal(np.zeros((2, 3)), 1, 3))
print(np.random.default_rng(0).uniform(np.zeros(2), np.ones(3)))
