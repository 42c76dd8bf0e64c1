# What derives from a dict, with keys known only when running: Counter, defaultdict.
import numpy as np
import copy
from collections import Counter, defaultdict
s0 = int(np.zeros(70000).sum())
xs = [i * i % 7 for i in range(s0 + 12)]
c = Counter(xs)
print(c, len(c), c[4], c[99], c.most_common(2), sum(c.values()), c.total())
c.update([1, 1, 9])
c[s0 + 5] += 3
print(sorted(c.items()), max(c, key=c.get), 9 in c)
d = defaultdict(int)
for x in xs:
    d[x] += 1
print(dict(d), d, len(d), d[s0 + 77], len(d))
for k, v in d.items():
    print(k, v, end=" ")
print(sorted(d, key=lambda k: (-d[k], k)), isinstance(d, dict), d == c, d == {1: 2})
e = copy.copy(d)
e[s0 + 500] = 1
f = copy.deepcopy(d)
f[s0 + 1] += 100
print(len(d), len(e), f[1], d[1], list(e)[-1])
class D(dict):
    def __missing__(self, k):
        return k * 2
g = D()
for x in xs:
    g[x + 1] = x
print(g, g[s0 + 2], g[s0 + 100], g.get(3), {**{1: 2}})
w = Counter()
for x in xs:
    w[x % 3, x % 2] += 1
del d[s0 + 77]
print(d.pop(s0 + 4), list(d.keys()), bool(d), d | {50: 1})
