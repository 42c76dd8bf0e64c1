# Views of a dict show what it holds now.
d = {"a": 1, "b": 2}
k = d.keys(); v = d.values(); i = d.items()
d["c"] = 3
print(k, v, i, len(k), "c" in k, 3 in v, ("c", 3) in i, list(k), k == {"a", "b", "c"})
print(k & {"a"}, sorted(k | {"z"}), k - {"a", "b"}, k == d.keys(), list(reversed(k)), list(reversed(i)))
del d["a"]
print(sorted(k), max(v), sum(v), list(i), [*k], dict(i), set(k) == k, k <= {"b", "c", "d"}, k.isdisjoint({"q"}))
for x, y in i:
    print(x, y)
print(bool(k), bool({}.keys()), repr({}.items()), isinstance(k, list), v == v, v == d.values())
e = {1: 10, 2: 20, 3: 30}
for a, b in e.items():
    e[3] = b + 1
    print(a, b)
it = iter(e.values())
e[1] = 7
print(next(it), list(it), {1: 2}.keys() == {1}, dict.fromkeys([3, 1], 0), dict(x=1, y=2))
e.update([(5, 6), [7, 8]], z=9)
print(e, e.popitem(), e, e.keys() & {2, 5, 9}, e.keys() ^ [1, 100], [1, 5] - e.keys())
