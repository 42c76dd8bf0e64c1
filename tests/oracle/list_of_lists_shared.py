"""Rows under several names, in objects, arguments, loops and branches."""
import numpy as np
n = int(np.zeros(70000).sum())

g = [[0] * 12] * 12
for k in range(n + 3):
    g[k][k] = 1
print(g[5])

def gauss(a, b):
    m = len(a)
    for i in range(m):
        p = i
        for k in range(i + 1, m):
            if abs(a[k][i]) > abs(a[p][i]):
                p = k
        if p != i:
            for j in range(m):
                a[i][j], a[p][j] = a[p][j], a[i][j]
            b[i], b[p] = b[p], b[i]
        for k in range(i + 1, m):
            f = a[k][i] / a[i][i]
            for j in range(i, m):
                a[k][j] -= f * a[i][j]
            b[k] -= f * b[i]
    x = [0.0] * m
    for i in range(m - 1, -1, -1):
        s = b[i]
        for j in range(i + 1, m):
            s -= a[i][j] * x[j]
        x[i] = s / a[i][i]
    return x
m = 20
a = [[((i * 7 + j * 13) % 17) + (10.0 if i == j else 0.0) for j in range(m)] for i in range(m)]
print(["%.6f" % v for v in gauss(a, [float(i) for i in range(m)])])

class Grid:
    def __init__(self, h, w):
        self.cells = [[0] * w for _ in range(h)]
    def get(self, i, j):
        return self.cells[i][j]
    def put(self, i, j, v):
        self.cells[i][j] = v
g = Grid(8, 9)
for k in range(n + 40):
    g.put(k % 8, (k * 3) % 9, k)
    if g.get(k % 8, 0) > 10:
        g.put(0, k % 9, -1)
print(g.cells)
a = [[1.0] * 8 for _ in range(9)]
b = [[2.0] * 8 for _ in range(9)]
for k in range(n + 5):
    a[k][k], b[k][k] = b[k][k], a[k][k]
    if k % 2 == 0:
        a, b = b, a
print(a[0], b[1])
c = a if n == 0 else b
c[n + 2][1] = 9.0
print(a[2], b[2])
m = [[i + j for j in range(n + 9)] for i in range(9)]
print(m[3])
x = [[k, k + 1] for k in range(40)]
t = 0
for k in range(n + 40):
    p, q = x[k]
    t += p * q
print(t)

def f(g, i):
    row = g[i]
    row[0] += 1
    return row
g = [[k] * 10 for k in range(10)]
for k in range(n + 12):
    r = f(g, k % 10)
    r[1] = k
print(g)
h = g[n + 3]
g[3] = [5] * 10
h[2] = 99
print(g[3], h)
print(g[n + 3])

g = [[k] * 10 for k in range(10)]
u = g[4]
for k in range(n + 10):
    g[k][2] = -k
    u[3] += 1
    w = g[k]
w[9] = 100
print(g, u is g[4])
i = n
while i < 9:
    g[i + 1][0] = g[i][0] + 1
    i += 1
print(g[9], min(g[n]), 5 in g[n + 5], g[n + 1] == g[1], g[n + 1] == g[2])
del g[2]
print(len(g))
