"""What asks a generator expression for items that only running chooses."""
import numpy as np

k = int(np.arange(9)[3])
a = [k, 1, 0, k + 1]
b = [1, 1, 0, 4]
print(sum(1 for x in a if x == 1))
print(sum(1 for x, y in zip(a, b) if x == 1 and y == 1))
print(sum(x for x, y in zip(a, b) if x == y))
print(any(x == 1 for x in a if x > 2), all(x for x in a if x > 2))
print(max(x for x in a if x > 2))
print(len([x for x in a if x > 2]))
rows = [{"s": x > 2, "v": x * 0.5} for x in a]
print(sum(1 for r in rows if r["s"]))
print(sum(r["v"] for r in rows if r["s"]))
print(list(r["v"] for r in rows if r["s"]))
a = [k, 1, 0, k + 1]
b = [i * k % 7 for i in range(60)]
f = [x * 0.5 for x in b]
for l in (a, b, f):
    print(max((x for x in l if x > 2), default=-1), max((x for x in l if x > 200), default=-1))
    print(min((x for x in l if x > 2), key=lambda v: -v), max([x for x in l if x > 1], key=lambda v: (v - 3) ** 2))
    print(sum(x for x in l if x > 2), sum(x for x in l if x > 200), sum((x for x in l if x > 200), 0.5))
    print(sorted(x for x in l if x < 2), list(x for x in l if x < 1), len(list(x for x in l if x < 1)))
    print(any(x > 5 for x in l if x != 6), all(x > 5 for x in l if x != 6))
    print(sum(x * y for x in l for y in a if x > y), sum(x * y for x in l if x > 1 for y in a if x > y))
    t = 0
    for v in (x + 1 for x in l if x > 2):
        t += v
        if t > 20:
            break
    print(t)
    g = (x for x in l if x > 2)
    print(3 in (x for x in l if x > 2))
    print(np.array([x for x in l if x > 1]).sum())
    try:
        max(x for x in l if x > 200)
    except ValueError as e:
        print(e)
    print(sum(1 for i, x in enumerate(l) if x > i))
    print("".join("x" if v > 2 else "." for v in l))

for l in (a, b):
    print(sum(1 for q in (v * 2 for v in (v for v in l if v < 3)) if q))
    print(sorted((q for q in (v for v in iter(l) if v < k)), reverse=True))
    g = (v for v in l if v > 1)
    print(next(iter([7])), sum(g), sum(g))
    print(sum(v * w for v, w in zip((x for x in l), l) if v > w - 1))
rows = [(x, x * 0.5) for x in b]
print(sum(y for x, y in rows if x > 2), max((y for x, y in rows if x < 2), default=None))
calls = []


def said(x):
    calls.append(x)
    return x > 2


print(sum(1 for x in [1, 2, 5, 4] if said(x)), calls)
