# NumPy's old random numbers: its own for each seed, while the state is known.
import copy

import numpy as np
from numpy.random import RandomState, randn


def show(v):
    if isinstance(v, np.ndarray):
        flat = v.reshape(-1)
        print(v.dtype, v.shape, flat[:5].tolist(), flat[-3:].tolist())
    else:
        print(v, isinstance(v, float), isinstance(v, int))


for seed in (0, 1, 42, 123456789, 2**32 - 1, np.int64(7), True, [1, 2, 3], (9,), np.array([5, 6])):
    np.random.seed(seed)
    show(np.random.rand())
    show(np.random.randn())
    show(np.random.randint(1000))

# the second normal number of a pair waits, whoever asks for it
np.random.seed(3)
for size in (0, 1, 7, 65, 625, 1000, (3, 4), (0, 3), (), None, [2, 3], 313):
    show(np.random.random_sample(size))
    show(np.random.standard_normal(size))
    show(np.random.normal(2, 0.5, size))
    show(np.random.randint(-5, 17, size))
    show(np.random.uniform(-1, 1, size))
    show(np.random.exponential(3.0, size))
    show(np.random.choice(6, size))
show(np.random.rand(2, 3)), show(np.random.randn(3)), show(np.random.random()), show(np.random.ranf(2))
show(np.random.sample((2,))), show(np.random.standard_exponential())
show(np.random.uniform()), show(np.random.uniform(5)), show(np.random.uniform(high=3, size=2)), show(np.random.uniform(2, 1))
show(np.random.normal()), show(np.random.normal(loc=1)), show(np.random.normal(scale=2, size=3))

# ranges of one, of 32 bits and of more
for low, high in ((0, 1), (4, 5), (0, 2), (0, 2**32), (0, 2**32 + 1), (-2**40, 2**41), (-2**62, 2**62), (0, 2**63)):
    show(np.random.randint(low, high))
    show(np.random.randint(low, high, 5))
for dtype, low, high in ((np.int8, -5, 100), ("uint8", 0, 256), (np.int16, -300, 4000), ("uint16", 0, 65536), (bool, 0, 2), (np.int32, -9, 2**31), ("uint32", 0, 2**32), (int, 0, 5), ("int64", 1, 7), (np.bool_, 0, 1)):
    show(np.random.randint(low, high, 9, dtype))
    show(np.random.randint(low, high, dtype=dtype))
show(np.random.randint(1.5)), show(np.random.randint(low=5, high=None)), show(np.random.randint([1, 5], [[6], [60]]))

a = np.array([1.5, 2.5, 3.5, 4.5])
p = [0.1, 0.2, 0.3, 0.4]
show(np.random.choice(a)), show(np.random.choice([7, 8, 9], 4)), show(np.random.choice(a, (2, 2), p=p))
show(np.random.choice(4, p=p)), show(np.random.choice(a, 3, replace=False)), show(np.random.choice(9, (3, 3), False))
show(np.random.choice(4, 3, False, p)), show(np.random.choice(a, 0)), show(np.random.choice(a, ())), show(np.random.choice(np.zeros(0), 0))

m = np.arange(12).reshape(4, 3)
show(np.random.permutation(10)), show(np.random.permutation(0)), show(np.random.permutation(-3)), show(np.random.permutation(a))
show(np.random.permutation(m)), show(np.random.permutation(m.T)), show(np.random.permutation([3, 1, 2]))
for view in (lambda y: y, lambda y: y.T, lambda y: y[:, 1], lambda y: y[1:], lambda y: y[::-2], lambda y: y[2], lambda y: y.reshape(-1)):
    y = m.copy()
    print(np.random.shuffle(view(y)), y.tolist())
np.random.seed(2)
objects = ["a", 2, None, (1, 2), 5.5]
np.random.shuffle(objects)
print(objects)

# others beside the shared one
g, h = RandomState(1), np.random.RandomState(seed=1)
for _ in range(3):
    show(g.randn(3)), show(h.rand()), show(randn()), show(h.randn(2)), show(g.randint(9))
c = copy.deepcopy(g)
print(c.rand() == g.rand(), g, isinstance(g, RandomState), RandomState)
state = g.get_state()
print(state[0], state[1][:3], state[2:])
first = g.randn(4)
g.set_state(state)
print((first == g.randn(4)).all(), g.get_state(legacy=False)["has_gauss"])
g.seed(8)
show(g.rand())

# parameters that are arrays, each element a draw
show(g.normal([0, 10], 1)), show(g.normal(a, [[1], [2]])), show(g.uniform([1, 2], [[3], [5]])), show(g.exponential(a)), show(g.normal(np.array(1.0))), show(g.normal(a, 1, (2, 4)))

for wrong in (lambda: g.seed(-1), lambda: g.seed(2**32), lambda: g.seed([]), lambda: g.randint(5, 5), lambda: g.choice([]), lambda: g.choice(3, 5, False), lambda: g.choice(3, p=[0.5, 0.4, 0.3])):
    try:
        wrong()
    except ValueError as e:
        print(e)
