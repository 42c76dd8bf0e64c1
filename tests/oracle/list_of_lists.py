"""Lists of lists of numbers at indices that only running knows."""
import numpy as np
n = int(np.zeros(70000).sum())

def lcs(a, b):
    dp = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                dp[i][j] = dp[i - 1][j - 1] + 1
            else:
                dp[i][j] = max(dp[i - 1][j], dp[i][j - 1])
    return dp[len(a)][len(b)], dp
a = [n + (k * 7) % 5 for k in range(30)]
b = [n + (k * 3) % 4 for k in range(20)]
print(lcs(a, b))

g = [[0] * 10 for _ in range(10)]
r0 = g[0]
for k in range(n + 10):
    g[k][k] = k + 1
    g[0][k] += 5
print(g)
r0[3] = 77
print(g[0][3], g[n][3], r0 is g[0])
r = g[n + 2]
r[1] = -1
print(g[2], sum(r), len(r), max(g[n + 4]))
for row in g:
    print(row[0], row[-1], end=" ")
print()
print([row[2] for row in g], [sum(row) for row in g])

def floyd(d):
    m = len(d)
    for k in range(m):
        for i in range(m):
            for j in range(m):
                if d[i][k] + d[k][j] < d[i][j]:
                    d[i][j] = d[i][k] + d[k][j]
    return d
d = [[(i * 7 + j * 3) % 11 + 1.0 for j in range(12)] for i in range(12)]
print(floyd(d))
print(floyd([[0, 3, n + 9], [2, 0, 4], [7, 1, 0]]))

def life(b, turns):
    h, w = len(b), len(b[0])
    for t in range(turns):
        new = [[0] * w for _ in range(h)]
        for i in range(h):
            for j in range(w):
                c = 0
                for a in range(-1, 2):
                    for e in range(-1, 2):
                        if (a or e) and 0 <= i + a < h and 0 <= j + e < w:
                            c += b[i + a][j + e]
                if c == 3 or (b[i][j] and c == 2):
                    new[i][j] = 1
        b = new
    return b
b = [[1 if (i * 3 + j * 5) % 7 < 3 else 0 for j in range(12)] for i in range(12)]
for row in life(b, 3):
    print(row)
for row in life(b, n + 2):
    print(row)
