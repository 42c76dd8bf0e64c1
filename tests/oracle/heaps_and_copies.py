# heapq, bisect, string, copy and warnings.
import heapq, bisect, string, copy, operator, warnings
from heapq import heappush, heappop, heapify, nlargest, nsmallest, heapreplace, heappushpop, merge
import numpy as np
h = []
for v in [5, 1, 8, 3, 9, 2]: heappush(h, v)
print(h, [heappop(h) for _ in range(3)], h)
x = [9, 4, 7, 1, 0, 3]; heapify(x); print(x, heapreplace(x, 5), heappushpop(x, -1), x)
print(nlargest(2, [3, 1, 4, 1, 5]), nsmallest(2, [3, 1, 4], key=lambda v: -v), nlargest(3, "hello"), nsmallest(0, [1]), list(merge([1, 4], [2, 3], [])), list(merge([4, 1], [3, 2], reverse=True)))
pq = []; heappush(pq, (2, "b")); heappush(pq, (1, "z")); heappush(pq, (1, "a")); print(heappop(pq), pq)
try_d = {"a": [("b", 1), ("c", 4)], "b": [("c", 2)], "c": []}
dist = {"a": 0}; q = [(0, "a")]
while q:
    d, u = heappop(q)
    if d > dist.get(u, 1e9): continue
    for v, w in try_d[u]:
        if d + w < dist.get(v, 1e9):
            dist[v] = d + w; heappush(q, (d + w, v))
print(dist)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 9), bisect.bisect_left(a, 0), bisect.bisect_left([(1, 2), (3, 4)], 3, key=lambda t: t[0]))
bisect.insort(a, 4); bisect.insort_left(a, 3); print(a)
k = int(np.zeros(70000).sum())
print(bisect.bisect_left([1, 3, 5], k + 2), bisect.bisect(np.array([0.5, 1.5, 2.5]) + k, 1.5))
print(string.ascii_letters, string.digits, string.punctuation, string.capwords("hello  big world"), string.Template("$a and ${b} $$ $c").safe_substitute(a=1, b="q"), string.Template("x=$x").substitute(x=3))
class N:
    def __init__(self, v, nxt=None): self.v = v; self.nxt = nxt; self.w = np.ones(3) * v
n = N(1); n.nxt = N(2, n)
m = copy.deepcopy(n)
print(m is n, m.nxt.nxt is m, m.nxt is n.nxt, m.w is n.w)
m.w[0] = 9; m.nxt.v = 7; print(n.w, n.nxt.v, m.w)
c = copy.copy(n); print(c.w is n.w, c.nxt is n.nxt, c is n)
L = [[1, 2], {"a": [3]}, (1, [4]), {5, 6}]; D = copy.deepcopy(L); D[0].append(3); D[1]["a"].append(4); D[2][1].append(5); print(L, D)
sh = [1]; both = [sh, sh]; b2 = copy.deepcopy(both); b2[0].append(2); print(b2, both, b2[0] is b2[1])
t = (1, (2, "x")); print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.copy(L) is L, copy.copy(L)[0] is L[0])
class H:
    def __init__(self): self.log = []
    def __deepcopy__(self, memo):
        r = H(); r.log = copy.deepcopy(self.log, memo) + ["copied"]; return r
    def __copy__(self):
        r = H(); r.log = self.log + ["shallow"]; return r
print(copy.deepcopy(H()).log, copy.copy(H()).log, copy.deepcopy([H(), 3])[0].log)
rng = np.random.default_rng(3); r2 = copy.deepcopy(rng); print((rng.random() == r2.random()))
w = np.arange(6.0).reshape(2, 3).T; print(copy.deepcopy(w).sum(), copy.copy(w)[0, 1])
class Model:
    def __init__(self): self.layers = [np.ones((2, 2)), np.zeros(2)]; self.best = None
mod = Model(); best = None; loss = 10.0
for i in range(5 + k):
    mod.layers[0] = mod.layers[0] * 0.9
    mod.layers[1] += 1
    if mod.layers[0].sum() < 3.0 and best is None: pass
snap = copy.deepcopy(mod)
for i in range(3 + k): mod.layers[1] += 1
print(snap.layers[0], snap.layers[1], mod.layers[1])
warnings.filterwarnings("ignore"); warnings.warn("hi")
