# Python's builtins of a vector whose size only running knows.
import numpy as np

n = int(np.zeros(70000).sum())
w = np.array([3.0, 1.0, 4.0, 1.5, 9.0])
for t in (0, 1, 2, 20):
    m = w[w > t + n]
    print(sorted(m), list(m), sorted(m, reverse=True)[:2])
    print(any(m > 3), all(m > 2), any(m), all(m), sum(m))
    print(max(m, default=-1.0), min(m, default=-1.0))
    try:
        print(max(m), min(m), type(max(m)).__name__)
    except ValueError:
        print("empty")
k = np.arange(8)
odd = k[(k + n) % 2 == 1]
print(max(odd), min(odd), sorted(odd), len(set(odd)), sum(odd), max(odd, key=lambda v: v % 5))
print(sum(v for v in odd), [v + 1 for v in odd], dict(zip(odd, odd)), 3 in odd, 4 in odd)
xs = [np.float64(1.5)]
xs.extend(w[w > 3 + n])
print(xs)
xs += list(w[w > 8 + n])
print(xs, len(xs))
