# Dicts that get keys known only when running: all that they do.
import numpy as np
n = int(np.zeros(70000).sum()) + 12
xs = []
x = 7
for i in range(n):
    x = (x * 75 + 74) % 65537
    xs.append(x % 10)
print(xs)
counts = {}
for x in xs:
    if x in counts:
        counts[x] += 1
    else:
        counts[x] = 1
print(counts, len(counts))
for k in counts:
    print(k, counts[k], end=" ")
print()
for k, v in counts.items():
    print(k, v, end=" ")
print(list(counts), list(counts.values()), list(counts.items()))
print(sorted(counts), sorted(counts.items()), max(counts.values()), sum(counts), min(counts))
print(max(counts, key=counts.get), counts.get(3), counts.get(100), counts.get(xs[0], -1), 3 in counts)
seen = set()
dups = []
for x in xs:
    if x in seen:
        dups.append(x)
    seen.add(x)
print(dups, len(seen), sorted(seen), 3 in seen, 99 in seen, seen == set(xs))
pos = {}
for i, x in enumerate(xs):
    pos.setdefault(x, i)
print(pos)
last = {x: i for i, x in enumerate(xs)}
print(last, last == pos, last != pos)
while len(last) > 3:
    last.popitem()
print(last)
for x in xs:
    if x in last and x % 2:
        del last[x]
print(last, bool(last))
try:
    print(last[1234])
except KeyError as e:
    print("KeyError", e)
try:
    for k in pos:
        pos[k + 1000] = 1
except RuntimeError as e:
    print(e)
print(pos)
print(pos.pop(xs[0]), pos.pop(555, None), len(pos))
e = pos.copy()
e[77] = 5
print(e, pos)
e.update(counts)
print(e)
e.clear()
print(e, not e)
grid = {}
for i in range(n):
    for j in range(i):
        grid[i % 3, j % 4] = i * j
print(grid, (0, 1) in grid, (n, 1) in grid, grid[n % 3, 2])
for (a, b), v in grid.items():
    if a == b: print(a, b, v)
pts = {}
for i in range(n):
    pts[i * i % 7] = (i, i * 0.5)
print(pts)
for k in pts:
    a, b = pts[k]
    print(k, a + b)
print(len(set(xs)), len({x // 2 for x in xs}))
f = {}
for x in xs:
    f[x * 0.5] = f.get(x * 0.5, 0.0) + 1.5
print(f, f[0.5] if 0.5 in f else None)
