"""Queens, edit distance, knapsack, heaps, sieve, bubble sort on lists."""
import numpy as np
n = int(np.zeros(70000).sum())
xs = np.arange(20.0) * 37 % 11

def solve(m):
    cols = [0] * m
    count = 0
    row = 0
    cols[0] = -1
    while row >= 0:
        cols[row] += 1
        if cols[row] >= m:
            row -= 1
            continue
        ok = True
        for k in range(row):
            if cols[k] == cols[row] or abs(cols[k] - cols[row]) == row - k:
                ok = False
                break
        if ok:
            if row == m - 1:
                count += 1
            else:
                row += 1
                cols[row] = -1
    return count
print(solve(6))

def lev(a, b):
    prev = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        cur = [i]
        for j in range(1, len(b) + 1):
            c = 0 if a[i - 1] == b[j - 1] else 1
            cur.append(min(prev[j] + 1, cur[j - 1] + 1, prev[j - 1] + c))
        prev = cur
    return prev[-1]
print(lev("kitten", "sitting"))
a = [n + (k * 7) % 5 for k in range(40)]
b = [n + (k * 3) % 5 for k in range(30)]
print(lev(a, b))

def knap(w, v, cap):
    best = [0] * (cap + 1)
    for i in range(len(w)):
        for c in range(cap, w[i] - 1, -1):
            best[c] = max(best[c], best[c - w[i]] + v[i])
    return best[cap]
w = [2 + n, 3 + n, 4 + n, 5 + n]
print(knap(w, [3, 4, 5, 6], 9))
print(knap([2, 3, 4, 5], [3, 4, 5, 6], 9))

h = []
def push(x):
    h.append(x)
    i = len(h) - 1
    while i > 0 and h[(i - 1) // 2] > h[i]:
        h[i], h[(i - 1) // 2] = h[(i - 1) // 2], h[i]
        i = (i - 1) // 2
def pop():
    top = h[0]
    last = h.pop()
    if h:
        h[0] = last
        i = 0
        while True:
            c = 2 * i + 1
            if c >= len(h):
                break
            if c + 1 < len(h) and h[c + 1] < h[c]:
                c += 1
            if h[i] <= h[c]:
                break
            h[i], h[c] = h[c], h[i]
            i = c
    return top
for k in range(n + 20):
    push((k * 37) % 23)
print(h)
for k in range(20):
    print(pop(), end=" ")
print()

sieve = [True] * (n + 100) if False else [True] * 100
primes = []
for i in range(2, 100):
    if sieve[i]:
        primes.append(i)
        for j in range(i * i, 100, i):
            sieve[j] = False
print(primes, len(primes))

def bubble(a):
    m = len(a)
    for i in range(m):
        for j in range(0, m - i - 1):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
    return a
l = [(k * 7919) % 101 for k in range(n + 60)]
print(bubble(l))

hist = []
best = 1e9
for epoch in range(500):
    loss = 1.0 / (epoch + 1 + n)
    if loss < best - 1e-3:
        best = loss
        hist.append(epoch)
print(hist, best)
print(f"{len(hist)} steps, last {hist[-1]}")
