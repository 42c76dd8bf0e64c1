# The same where the run draws them: in loops, branches and after many.
import numpy as np


def show(v):
    if isinstance(v, np.ndarray):
        flat = v.reshape(-1)
        print(v.dtype, v.shape, flat[:5].tolist(), flat[-3:].tolist())
    else:
        print(v, isinstance(v, float), isinstance(v, int))


np.random.seed(11)
k = int(np.zeros(70000).sum())
many = np.random.randn(200, 201)
show(many)
for size in (0, 1, 7, 65, 625, 1000, (3, 4), (0, 3), (), None, [2, 3], 313):
    show(np.random.random_sample(size))
    show(np.random.standard_normal(size))
    show(np.random.normal(2, 0.5, size))
    show(np.random.randint(-5, 17, size))
    show(np.random.uniform(-1 - k, 1, size))
    show(np.random.exponential(3.0, size))
    show(np.random.choice(6, size))
for low, high in ((0, 1), (4, 5 + k), (0, 2**32), (0, 2**32 + 1), (-2**40, 2**41), (-2**62, 2**62), (k, 3)):
    show(np.random.randint(low, high))
    show(np.random.randint(low, high, 5))
show(np.random.randint(-5, 100, 9, "int8")), show(np.random.randint(0, 2, 40, bool)), show(np.random.randint([1, 5], [[6], [60]]))
a = np.array([1.5, 2.5, 3.5, 4.5])
p = np.array([0.1, 0.2, 0.3, 0.4]) + k
show(np.random.choice(k + 9)), show(np.random.choice(k + 9, 5)), show(np.random.choice(a)), show(np.random.choice(a, (2, 2), p=p)), show(np.random.choice(4, p=p)), show(np.random.choice(9, (3, 3), False)), show(np.random.choice(a, 3, False, p))
m = np.arange(12).reshape(4, 3)
show(np.random.permutation(10)), show(np.random.permutation(m)), show(np.random.permutation(0))
np.random.shuffle(m.T), np.random.shuffle(m[1:3]), np.random.shuffle(m[:, 0])
print(m)
numbers = [1, 2, 3, 4]
np.random.shuffle(numbers)
print(numbers)

# epochs, steps, restarts
x = np.arange(20.0)
for epoch in range(4):
    order = np.random.permutation(20)
    for i in range(0, 20, 5):
        batch = x[order[i:i + 5]]
    print(epoch, batch, np.random.normal())
total = 0.0
for step in range(3000):
    if np.random.rand() < 0.3:
        total += np.random.normal(scale=1 + step % 3)
    elif step % 7 == np.random.randint(7):
        total -= np.random.exponential()
print(total)
for seed in range(4):
    np.random.seed(seed + k)
    g = np.random.RandomState(seed)
    print(np.random.randn(), g.randn(), g.rand(2), np.random.randint(0, 10, 4))


class Walk:
    def __init__(self, seed):
        self.rng = np.random.RandomState(seed)
        self.at = 0

    def step(self):
        self.at += self.rng.choice([-1, 1]) if self.rng.uniform() < 0.8 else 0


walks = [Walk(1), Walk(2 + k)]
for _ in range(100):
    for w in walks:
        w.step()
print([w.at for w in walks], np.random.rand())
state = np.random.get_state()
once = np.random.randn(5)
np.random.set_state(state)
print((once == np.random.randn(5)).all())
try:
    np.random.seed(k - 1)
except ValueError as e:
    print(e)
