# A key goes while its dict is gone through, and another takes its place.
import numpy as np

s0 = int(np.zeros(70000).sum())
d = {}
d[s0] = 2.0
for k in d.items():
    d.pop(0)
    d[5] = 2.0
