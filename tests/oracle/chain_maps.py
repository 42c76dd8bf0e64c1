"""collections.ChainMap."""
from collections import ChainMap, Counter, OrderedDict
import numpy as np
k = int(np.zeros(70000).sum())
a, b = {"x": 1, "y": k}, {"y": 3, "z": 4}
c = ChainMap(a, b)
print(c, c["x"], c["y"], c["z"], len(c), list(c), "z" in c, "q" in c, c.get("q"), c.get("z"), bool(ChainMap()), ChainMap())
c["z"] = 9; c["w"] = k + 5
print(c, a, b, c.maps[0] is a)
d = c.new_child({"x": 100})
print(d, d["x"], d.parents["x"], d.parents, c.new_child(x=7)["x"])
del c["w"]
print(c.pop("z"), c["z"], c.pop("nope", 0), sorted(c.items()), list(c.keys()), list(c.values()), dict(c), {**c})
print(c.keys(), c.values(), c.items(), c == {"x": 1, "y": 0, "z": 4}, c == ChainMap(b, a), c != {})
print(c | {"n": 1}, {"n": 1, "x": 5} | c, c.copy(), c.copy().maps[0] is a, c.copy().maps[1] is b)
c |= {"m": 2}
print(c, c.setdefault("m", 5), c.setdefault("o", 6), c.popitem(), ChainMap.fromkeys("ab", 1))
c.update(u=1); c.clear(); print(c, c["y"])
for key in c: print(key, c[key])
for key, v in c.items(): print(key, v)
c["y"] = 2
for i in range(k + 3): c["y"] = c["y"] + i
print(c["y"])
print(ChainMap(OrderedDict(q=1), Counter("aab"))["a"], ChainMap(Counter(), {"a": 5})["a"], max(ChainMap({"a": 3}, {"b": 9}).values()), len(ChainMap({1: 2}, {1: 3}, {2: 3})))
