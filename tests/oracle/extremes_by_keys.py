# min() and max() by keys that only running knows; print() with such a `sep` and `end`.
import numpy as np
n = int(np.zeros(70000).sum())
x = np.array([3.0, 1.0, 2.0, 1.0])
v = ["c", "a", "b", "d"]
print(min(v, key=lambda s: x[v.index(s)]), max(range(4), key=lambda i: x[i]), min(range(4), key=lambda i: x[i]))
d = {"a": n + 1, "b": n + 5, "c": n + 5}
print(max(d, key=d.get), min(d, key=d.get), max(d.items(), key=lambda p: p[1]), min(d.values()), max(d.values()))
class M:
    def __init__(self, name, w):
        self.name, self.w = name, w
    def loss(self):
        return (self.w - 2.0) ** 2
ms = [M("one", x[0]), M("two", x[1] + 1), M("three", x[2])]
b = min(ms, key=lambda m: m.loss())
print(b.name, b.w, b is ms[1])
b.w = 77.0
print([m.w for m in ms])
w = max(ms, key=M.loss)
print(w.name, w.loss())
print(max([1, n + 2, 3], key=lambda k: -k), max(2, n + 1, key=abs), min(5, 2.5 + n, key=lambda t: -t) if False else 0)
print(min([[n + 1, 2], [0, 5]], key=lambda p: p[0]), min([np.zeros(2), np.ones(2)], key=lambda a: -a.sum()))
print(max([(1, "x"), (2, "y")], key=lambda p: p[0] * (n - 1)))
print(max("apple", "fig", key=lambda s: n - len(s)), max([], key=lambda s: n, default="none"))
for i in range(4):
    print(i, end=", " if n + i < 3 else "\n")
print(1, 2, 3, sep=":" if n else " - ", end=f"<{n}>\n")
names = ["ann", "bob"]
print("x", "y", sep=names[n + 1])
import sys
print("e", "f", sep=names[n + 1], file=sys.stderr)
try:
    print(min([], key=lambda q: n))
except ValueError as e:
    print(e)
best = max((x[i], i) for i in range(2)) if False else None
def argmax(f, xs):
    return max(xs, key=f)
print(argmax(lambda t: -(t - 3) ** 2 + n, range(10)), argmax(lambda t: (t - n) % 7, [3, 13, 20]))
