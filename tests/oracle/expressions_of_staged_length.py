"""Generator expressions through what has a length that only running knows."""
import numpy as np
n = int(np.zeros(70000).sum())
l = [k * 3 % 7 for k in range(n + 12)]
print(sum(v * v for v in l), sum(1 for v in l if v > 3), max(v + 1 for v in l), min(-v for v in l))
print(any(v > 5 for v in l), all(v < 7 for v in l), any(v > 50 for v in l))
print([v for v in (w * 2 for w in l) if v > 4], list(v for v in l if v % 2))
print(sum(a * b for a, b in zip(l, l[1:])), sorted(-v for v in l))
print(sum(k * k for k in range(n + 10)), sum(0.5 * k for k in range(n + 4)))
for v in (k * k for k in range(n + 4)):
    if v > 5:
        break
    print(v)
print(sum(i * j for i in range(n + 4) for j in range(i)))
def dot(a, b):
    return sum(x * y for x, y in zip(a, b))
print(dot(l, l), dot([1, 2], [3, n + 4]))
g = (v for v in l)
print(sum(g), sum(g))
print(len([x for x in xs if x > 2]) if (xs := l) else 0)
print(any(10 // v > 3 for v in [1, 0]), any(v == 2 for v in l))
s = {"a": sum(v for v in l)}
print(s, "x" if any(v == 3 for v in l) else "y")
