"""Iterators that classes make: __iter__ is called once for each use."""
import numpy as np
i = int(np.array([2, 0]).sum())
class L:
    def __init__(self, n=2): self.turns = 0; self.n = n
    def __iter__(self):
        self.turns += 1; self.k = 0
        return self
    def __next__(self):
        if self.k == self.n: raise StopIteration
        self.k += 1
        return self.k
l = L()
for x in l: print(x)
print(l.turns)
print([x for x in l], {x for x in l}, list(zip(l, "ab")), list(map(str, l)), list(enumerate(l)), list(filter(None, l)), l.turns)
print(list(l), sum(l), max(l), [*l], 2 in l, list(q for q in l), l.turns)
for a, b in zip(l, [5, 6]): print(a, b)
for a, b in enumerate(l): print(a, b)
for a in iter(l): print(a)
for a in map(lambda q: q * i, l): print(a)
print(l.turns)
class N:
    def __init__(s): s.k = 0
    def __next__(s):
        if s.k == 2: raise StopIteration
        s.k += 1
        return s.k
class B:
    def __iter__(s): return N()
for x in B(): print(x)
if i > 1:
    for x in B(): print(x)
    print(list(B()), list(zip(B(), "xy")))
class M(N):
    def __getitem__(s, k): return 100 + k
    def __iter__(s): return iter([7, 8])
class C:
    def __iter__(s): return M()
for x in C(): print(x)
print(list(C()), [q for q in C()], list(map(str, C())))
print(l.turns)
