# sorted() and list.sort() by numbers that only running knows.
import numpy as np

n = int(np.zeros(70000).sum())
z = float(n)
v = [n + 3, n + 1, n + 2, 1, n + 3]
print(sorted(v), sorted(v, reverse=True), v)
v.sort(key=lambda x: -x)
print(v, v[0] + 1, type(v[0]).__name__)
f = [z + 2.5, -0.0, z, 0.0, z - 1, float("inf"), z - float("inf")]
print(sorted(f), sorted(f, reverse=True), sorted(f, key=abs))
x = np.array([3.0, 1.0, 2.0]) + n
print(sorted(x), [type(t).__name__ for t in sorted(x)], sorted(np.array([3, 1, 2]) * (n + 1)))
names = ["ann", "bob", "cid", "dan"]
age = {"ann": n + 30, "bob": n + 25, "cid": n + 30, "dan": n + 25}
print(sorted(names, key=lambda s: age[s]), sorted(names, key=age.get, reverse=True))
print(sorted(age.items(), key=lambda p: p[1]), sorted(age.items(), key=lambda p: -p[1])[:2])
for name, years in sorted(age.items(), key=lambda p: p[1]):
    print(name, years, end="; ")
print()


class Item:
    def __init__(self, name, w):
        self.name, self.w = name, w


items = [Item("a", x[0]), Item("b", x[1]), Item("c", x[2])]
ranked = sorted(items, key=lambda i: i.w)
ranked[0].w = 50.0
print([i.name for i in ranked], [i.w for i in items], ranked[0] is items[1], ranked[-1].name)
rows = [[n + 3, 1], [n + 1, 2], [n + 2, 3]]
rows.sort(key=lambda r: r[0])
rows[0][1] = 99
print(rows)
print(sorted([n + 5]), sorted([]), sorted([n, n]), sorted([n == 0, n != 0]))
points = [(n + 2, 3), (n + 1, 1), (0, n)]
print(sorted(points, key=lambda p: p[0] ** 2 + p[1] ** 2))


def median(v):
    s = sorted(v)
    m = len(s) // 2
    return s[m] if len(s) % 2 else (s[m - 1] + s[m]) / 2


print(median([z + 5, z + 1, z + 3]), median([n + 4, n + 1, n + 3, n + 2]))
for k in range(n + 3):
    w = sorted([k, 2 - k, 1])
    print(w, w[0] + w[-1], end=" ")
print()
if n == 0:
    v.sort()
else:
    v.sort(reverse=True)
print(v)
order = sorted(range(3), key=lambda i: x[i])
print(order, [names[i] for i in order], x[order[0]])
big = sorted((k * 7919 + n) % 101 for k in range(100))
print(big[:5], big[-5:], sum(big))
