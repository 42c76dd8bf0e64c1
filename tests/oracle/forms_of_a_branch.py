# Containers of one form on one way and of another on the other.
import numpy as np

n = int(np.zeros(70000).sum()) + 3
xs = np.arange(4.0)


def config(n):
    if n > 2:
        return {"lr": 0.1, "m": 1}
    elif n > 1:
        return {"lr": 0.2}
    return {"steps": n, "lr": 1, "names": ["a", "b"]}


for m in (n, n - 1, n - 2):
    cfg = config(m)
    print(cfg["lr"], len(cfg), "m" in cfg, cfg.get("m"), cfg.get("steps", 7), cfg)
    for k in cfg:
        print(k, cfg[k], end=";")
    print(list(cfg), sorted(cfg.keys()), cfg == {"lr": 0.2}, bool(cfg))
    for k, v in cfg.items():
        print(k, v, end=" ")
    cfg["lr"] *= 2
    other = cfg
    other["lr"] += 1
    print(cfg["lr"], other is cfg)
    try:
        print(cfg["m"])
    except KeyError as error:
        print("KeyError", error)
    if "names" in cfg:
        cfg["names"][0] = "c"
        print(cfg["names"])

for m in (n, n - 3):
    l = [1, 2.5] if m > 2 else [1, m, "x"]
    t = (1, 2) if m > 2 else (xs[1], None, l)
    s = {1, 2} if m > 2 else {1}
    r = range(3) if m > 2 else (4, 5)
    print(l, t, s, r, len(l), len(t), len(s), len(r))
    print(l[0], t[0], t[-1], l[1:], 2 in s, 4 in r, max(r), sum(r), t == (1, 2), l == [1, 2.5])
    for v in l:
        print(v, end=" ")
    for v in t:
        print(v is None, end=" ")
    for v in r:
        print(v * 2, end=" ")
    print(tuple(r), isinstance(r, tuple), type(r).__name__)
    l[0] = 9
    l[-1] = m
    print(l, t)
    try:
        a, b = t
        print(a, b)
    except ValueError as error:
        print(error)
    a, *b = l
    print(a, b)


class Point:
    def __init__(self, x):
        self.x = x


class Opt:
    def __init__(self, m):
        self.lr = 0.5
        if m > 2:
            self.momentum = 0.9
            self.state = {}
        else:
            self.state = {"v": xs}


p = Point(1)
if n > 2:
    q = Point(2)
    q.y = 5
else:
    q = Point(3)
print(q.x, hasattr(q, "y"), getattr(q, "y", 0), hasattr(p, "y"))
q.x += 1
q.z = q.x
print(q.z, q.x)
for m in (n, n - 1):
    o = Opt(m)
    print(o.lr, len(o.state), hasattr(o, "momentum"), o.state.get("v") is None)

# in a loop, from nothing
best = {}
where = ()
for i in range(n):
    if not best or xs[i] * (2 - i) > best["loss"]:
        best = {"loss": xs[i] * (2 - i), "turn": i}
        where = (i, xs[i])
print(best, where)
best = {}
where = ()
for i in range(n - 3):
    best = {"loss": xs[i], "turn": i}
    where = (i, xs[i])
print(best, where, len(best), len(where))
kept = None
for i in range(n):
    kept = {"first": i} if i == 0 else {"first": i, "more": kept is None}
print(kept)


def shape(k):
    if k == 0:
        return ()
    if k == 1:
        return (k,)
    return k, k + 1


for k in (n, n - 2, n - 3):
    print(shape(k), len(shape(k)), shape(k) + (1,), shape(k) * 2)
    for d in shape(k):
        print(d)
word = "none" if n > 5 else n
print(word, isinstance(word, str), [word], word == 3, str(word) + "!")
pair = "ab" if n > 2 else (1, 2)
print(len(pair), pair[0], pair)
