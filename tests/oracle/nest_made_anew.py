# An instance that a loop inside another makes in each turn, whose attribute is
# an array of the outer loop, and is swapped with one from outside.
import numpy as np

D = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 0.0, 2.0, 6.0])


class P:
    def __init__(self, v):
        self.v = v
        self.next = self


a = D[0:2] * 1.0
c = a
o = P(a)
p = P(D[1:3] * 1.0)
for i in range(3):
    k = 0
    while k < 3 and (c[0] < 4):
        if D[3] < 3.5:
            break
        for j in range(2):
            o = P(c * 2)
            o, p = p, o
o.v[:] += 16
print(o.v, p.v, a)

# A link to what a loop inside another makes, from an object that a loop before
# them chose.
q = P(D[2:4] * 1.0)
q.next = p
p.next = q
for i in range(int(D[1]) % 4):
    if c[0] > D[0]:
        break
    p = p.next
else:
    for i in range(2):
        for j in range(int(D[5]) % 4):
            p.next = P(a)
q.next.v[:] += 4096
print(o.v, p.v, q.v, a)
