import numpy as np
class P:
    def __init__(self, v):
        self.v = v
p = P(1.0); q = P(2.0)
c = np.array([1.0, 2.0]).sum() > 2
x = p if c else q
x.v = 30.0
print(p.v, q.v, x.v)
