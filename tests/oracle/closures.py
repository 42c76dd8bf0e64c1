"""Closures: counters, composed functions, late binding, and defaults."""
import math
import numpy as np


def make_counter(start=0):
    count = start

    def advance(by=1):
        nonlocal count
        count += by
        return count

    def current():
        return count

    return advance, current


def compose(*functions):
    def composed(x):
        for f in functions:
            x = f(x)
        return x
    return composed


def memory(size):
    """A ring of the last values, and their mean."""
    ring = np.zeros(size)
    at = 0

    def remember(x):
        nonlocal at
        ring[at % size] = x
        at += 1
        return float(np.sum(ring)) / min(at, size)
    return remember


advance, current = make_counter(10)
other, _ = make_counter()
for step in range(1, 6):
    advance(step)
    if step % 2:
        other()
print("counters:", current(), other())

scale = [lambda x: x * k for k in (1, 2, 3)]
fixed = [lambda x, k=k: x * k for k in (1, 2, 3)]
print("late:", [f(10) for f in scale], "bound:", [f(10) for f in fixed])

norm = compose(np.square, np.sum, float, math.sqrt)
vector = np.array([3.0, 4.0, 12.0])
print("norm:", norm(vector), norm(vector[:2]))

remember = memory(4)
signal = np.array([1.0, 5.0, 3.0, 7.0, 9.0, 2.0])
for x in signal:
    print(f"{float(x):4.1f} -> mean {remember(float(x)):.3f}")


def accumulate(x, into=[]):
    into.append(x)
    return len(into)


print("shared default:", accumulate(1), accumulate(2), accumulate(3))
apply_twice = compose(*[lambda x: 2 * x + 1] * 2)
print("twice:", apply_twice(5), apply_twice(vector).tolist())
