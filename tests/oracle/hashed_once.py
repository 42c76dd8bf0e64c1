"""How often keys are hashed and compared; math of objects."""
import math
import numpy as np
i = int(np.array([2, 0]).sum())
class K:
    count = 0
    eq = 0
    def __init__(s, v): s.v = v
    def __hash__(s):
        K.count += 1
        return 7
    def __eq__(s, o):
        K.eq += 1
        return s.v == o.v
d = {}
d.setdefault(K(1), 2)
print(K.count, K.eq)
d.setdefault(K(2), 3)
d.setdefault(K(1), 4)
print(K.count, K.eq, len(d))
e = {1: 2}
e.update(d)
f = {**e, 3: 4}
print(K.count, len(e), len(f))
g = d | {5: 6}
d |= {70: 8}
print(K.count, len(g), len(d))
h = e.setdefault("a", []); h.append(3)
print(e["a"], e.setdefault("a", 5), e.setdefault("b"))
class F:
    def __float__(s): return 4.0 * i
if i > 1:
    print(math.sqrt(F()), math.exp(F()) > 1, math.isnan(F()))
