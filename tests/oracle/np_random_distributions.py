# Distributions of NumPy's old generator, number by number as NumPy draws them.
import numpy as np


def show(v):
    if isinstance(v, np.ndarray):
        flat = v.reshape(-1)
        print(v.dtype, v.shape, flat[:5].tolist(), flat[-3:].tolist())
    else:
        print(v, isinstance(v, float), isinstance(v, int))


g = np.random.RandomState(5)
np.random.seed(6)
for size in (None, 4, (2, 3), 0, 1000):
    show(g.poisson(0.5, size)), show(g.poisson(9.99, size)), show(g.poisson(45.5, size)), show(np.random.poisson(size=size)), show(g.poisson(0, size))
    show(g.binomial(10, 0.3, size)), show(g.binomial(1, 0.5, size)), show(g.binomial(1000, 0.4, size)), show(g.binomial(100, 0.9, size)), show(g.binomial(0, 0.5, size)), show(g.binomial(5, 0, size)), show(g.binomial(62, 1.0, size))
    show(g.geometric(0.5, size)), show(g.geometric(0.05, size)), show(g.geometric(1, size))
    show(g.standard_gamma(0.3, size)), show(g.standard_gamma(1, size)), show(g.gamma(3.5, 2, size)), show(g.gamma(0, 2, size)), show(g.chisquare(3, size))
    show(g.beta(0.5, 0.7, size)), show(g.beta(2, 3, size)), show(g.beta(1, 1, size)), show(g.beta(0.2, 40, size))
    show(g.lognormal(0, 0.25, size)), show(g.laplace(1, 2, size)), show(g.logistic(0, 1, size)), show(g.gumbel(2, 1, size)), show(g.weibull(1.5, size)), show(g.weibull(0, size)), show(g.pareto(2.5, size))
    show(g.rand())
show(g.poisson([1, 20, 300])), show(g.binomial([5, 90], [[0.5], [0.7]])), show(g.beta([0.5, 2], 1)), show(g.gamma(np.array([0.5, 1, 8]))), show(g.lognormal([0, 1], 0.1))
show(g.dirichlet([1, 2, 3])), show(g.dirichlet([0.5, 0.5], 3)), show(g.multinomial(20, [0.2, 0.3, 0.5])), show(g.multinomial(100, [1 / 6] * 6, (2, 2)))

# Thompson's sampling of three arms
won, lost = np.ones(3), np.ones(3)
for _ in range(300):
    arm = np.argmax(np.random.beta(won, lost))
    reward = np.random.binomial(1, [0.2, 0.5, 0.7][arm])
    won[arm] += reward
    lost[arm] += 1 - reward
print(won, lost)
for wrong in (lambda: g.poisson(-1), lambda: g.binomial(-1, 0.5), lambda: g.binomial(5, 2), lambda: g.gamma(-1), lambda: g.beta(0, 1), lambda: g.geometric(0), lambda: g.chisquare(0), lambda: g.pareto(0)):
    try:
        wrong()
    except ValueError as e:
        print(e)
