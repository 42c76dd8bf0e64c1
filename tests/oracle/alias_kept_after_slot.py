"""An older object that an earlier slot has on one side: it moves there."""
import numpy as np

class P:

    def __init__(self, v, next=None):
        self.v = v
        self.n = 0
        self.next = self if next is None else next

    def get(self, c):
        if c:
            return self.v
        return self.next.v

def pick(x, y):
    pass
t = np.array([0.0, 1.0, 2.0])
n = 0
for z in range(3):
    if t[1] > 0.5:
        n += 1
k = 0
for z in range(4):
    if t[z % 3] > 0.75:
        k = (k + 1) % 3
a = np.array([1.0, 2.0])
b = np.array([3.0, 4.0])
c = np.array([5.0, 6.0])
l = [a, b, np.zeros(2)]
d = {'x': c, 'y': np.ones(2)}
o = P(a)
p = P(b, o)
q = P(np.full(2, 7.0), p)
cl = np.zeros(2)

def rebind():
    global a, cl
if 1 < 2:
    i0 = 0
    while i0 < n and True:
        i0 += 1
        for i1 in range(n):
            c = p.get(p is p)
            if t[2] < 0.5:
                break
            t[0] += 1.0
            if t[1] < 2.5:
                if b is b:
                    break
                a[1] = a[1]
            else:
                c[1] = a[0]
                l[k] = pick(a, c)
    if t[0] < 1.5:
        if q is q:
            b = c + 1
        p.v += 1
    else:
        if t[2] > -0.5:
            t[2] -= 1.0
            l[k] = d['y']
        elif t[2] > -1.5:
            a += 1
        else:
            if True:
                a, b = (b, a)
                p.v = l[0]
                c, b = (b, c)
            else:
                o.v += 1
                l[2] = l[2]
                a = a[:]
            if o is o:
                k = (k + 1) % 3
        rebind()
else:
    c = c
for z in range(3):
    l[z][1] += 0.125 * (z + 1)
print(a, b, c, l[0], l[1], l[2], d['x'], d['y'], o.v, p.v, q.v, o.n, p.n, q.n, k, t)
