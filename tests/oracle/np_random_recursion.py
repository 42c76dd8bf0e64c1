# A recursion whose end the run draws, of the shared generator and of another one.
import numpy as np

np.random.seed(0)
k = int(np.zeros(70000).sum())
g = np.random.RandomState(1)


def shared(n):
    if np.random.rand() < 0.6 and n < 90:
        return 1 + shared(n + 1)
    return 0


def own(n):
    if g.randn() < 0.6 and n < 90:
        return g.randint(3) + own(n + 1)
    return 0


for _ in range(4 + k):
    print(shared(k), own(k))
print([shared(k) for _ in range(5)], np.random.rand(), g.randn(2))
