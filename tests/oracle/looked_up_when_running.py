# list.index() among numbers that only running knows; np.shape, ndim, size, around.
import numpy as np

n = int(np.zeros(70000).sum())
v = [n + 3, n + 1, n + 3, 7]
print(v.index(3), v.index(1), v.index(7), v.index(n + 7), v.index(3, 1), v.count(3))
t = (n, n + 1, 2.0)
print(t.index(1), t.index(2), t.index(n))
names = ["a", "b", "c"]
w = "b" if n == 0 else "c"
print(names.index(w), names.index("a" if n else "c"))
best = max(v)
print(v.index(best), names[v.index(1)])
for k in (1, 5, 3):
    try:
        print("at", v.index(k + n))
    except ValueError:
        print("none")
x = np.array([4.0, 2.0, 9.0])
print(list(x).index(2.0), [float(e) for e in x].index(9.0))
print(np.shape(x), np.shape([[1, 2, 3]]), np.shape(3), np.ndim([[1]]), np.size(np.zeros((2, 3))))
print(np.around(x / 3, 2), np.around(2.5), np.shape([n, n]))
