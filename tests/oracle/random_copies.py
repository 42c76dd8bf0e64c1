# A copy of a generator draws on its own, known or not.
import copy
import random

import numpy as np


class Marked(random.Random):
    mark = 0


k = int(np.zeros(70000).sum())
r = random.Random(1)
m = Marked(3)
m.mark = 5
g = np.random.RandomState(2)
for turn in range(2):
    s, t, h, d = copy.copy(r), copy.deepcopy(m), copy.deepcopy(g), copy.deepcopy(r)
    print(r.random(), s.random(), d.random(), type(t) is Marked, t.mark, g.randn(), h.randn(), g.randn())
    for i in range(400 + k):
        r.random(), g.rand(), m.random()
    print(s.random(), d.random(), t.random(), h.randn(), r.random(), m.random(), g.rand())
