"""Functions, classes and iterators that a staged loop makes."""
import numpy as np

a = np.arange(5.0)
n = int(a.sum()) - 6


def scaled(v):
    def by(k):
        return v * k
    return by


total = 0.0
for i in range(n):
    square = lambda v: v * v + a[1]
    add = lambda v, k=a[i]: v + k
    triple = scaled(3)

    class Box:
        height = 2

    z = zip([a[i]], [i])
    pairs = enumerate([a[i], a[i] + 1])
    total += square(a[i]) + add(1.0) + triple(a[i]) + Box.height
    for k, v in pairs:
        total += k * v
print(total)
print(square(3.0))
for p, q in z:
    print(p, q)
