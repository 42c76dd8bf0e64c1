# Generators whose items only running chooses, handed to what takes all of them.
import numpy as np
n = int(np.zeros(70000).sum()) + 7
xs = [i * i % 5 for i in range(n)]
print(list(reversed(xs)), sum(reversed(xs)), sorted(reversed(xs)), max(reversed(xs)), 3 in reversed(xs))
def evens(k):
    for i in range(k):
        if i % 2 == 0:
            yield i
def steps(k):
    while k > 0:
        yield k
        k -= 2
print(list(evens(n)), sum(evens(n)), list(steps(n)), max(steps(n)), any(evens(n)), min(evens(0), default=5))
print([x * 2 for x in evens(n)], sorted(steps(n)), 4 in evens(n), 5 in evens(n))
def both(k):
    yield from evens(k)
    yield from steps(k)
print(list(both(n)), len(list(both(n))))
print(", ".join(str(x) for x in [1, 2]))
ys = []
ys.extend(evens(n))
print(ys, list(enumerate(evens(3))), list(zip(evens(5), "ab")))
print(set(evens(n)), {k: k for k in evens(n)})
a, b = evens(3)
print(a, b)
