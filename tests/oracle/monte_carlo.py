"""Monte-Carlo estimates with a random generator written by hand."""
import math
import numpy as np


class Generator:
    """Numerical Recipes' linear congruential generator, modulo 2^32."""

    def __init__(self, seed):
        self.state = seed
        self.draws = 0

    def integer(self):
        self.state = (1664525 * self.state + 1013904223) % 4294967296
        self.draws += 1
        return self.state

    def uniform(self):
        return self.integer() / 4294967296

    def normal(self):
        """The polar method: tries until a point lies in the circle."""
        while True:
            u = 2 * self.uniform() - 1
            v = 2 * self.uniform() - 1
            s = u * u + v * v
            if 0 < s < 1:
                return u * math.sqrt(-2 * math.log(s) / s)


def estimate_pi(rng, n):
    inside = 0
    for _ in range(n):
        x, y = rng.uniform(), rng.uniform()
        if x * x + y * y <= 1:
            inside += 1
    return 4 * inside / n


rng = Generator(2024)
print("pi is about", estimate_pi(rng, 20000), "after", rng.draws, "draws")

counts = np.zeros(6, dtype=np.int64)
for _ in range(6000):
    counts[rng.integer() // 65536 % 6] += 1
print("dice:", counts, counts.sum())

samples = np.zeros(4000)
for i in range(len(samples)):
    samples[i] = rng.normal()
print(f"normal: mean {samples.mean():.6f}, deviation {samples.std():.6f}")
print("beyond two deviations:", int(np.sum(np.abs(samples) > 2)))

position = longest = 0
for step in range(5000):
    position += 1 if rng.uniform() < 0.5 else -1
    longest = max(longest, abs(position))
print("walk: ends at", position, "after going as far as", longest)
