# Arrays and views of them under control flow.

# case: elements set in a staged loop
import numpy as np

x = np.zeros(5)
for i in range(int(np.zeros(70000).sum()) + 5):
    x[i] = i * i
print(x)

# case: elements read in a staged loop
import numpy as np

x = np.arange(10.0)
s = 0.0
i = int(np.zeros(70000).sum())
while i < 10:
    s += x[i] * x[-i - 1]
    i += 2
print(s)

# case: an index that is out of range when running
import numpy as np

x = np.zeros(3)
for i in range(int(np.zeros(70000).sum()) + 4):
    x[i] = i  # ends: H0904 `x[i]` IndexError
    print(x)

# case: an index that is known to be out of range
import numpy as np

x = np.zeros(3)
print(x[1])
print(x[3])  # error: H0506 `x[3]` IndexError

# case: too many indices
import numpy as np

x = np.zeros((2, 3))
print(x[0, 1, 2])  # error: H0506 `x[0, 1, 2]` IndexError

# case: negative indices
import numpy as np

n = int(np.zeros(70000).sum())
x = np.arange(4.0)
print(x[-1], x[n - 2], x[-4])
x[n - 1] = 9
print(x)

# case: rows by a staged index
import numpy as np

n = int(np.zeros(70000).sum())
m = np.arange(6.0).reshape(3, 2)
row = m[n + 1]
row *= 10
m[n + 2] = row + 1
print(m)

# case: a column is a view
import numpy as np

m = np.zeros((2, 3))
c = m[:, 1]
c[:] = 5
c += 1
print(m)

# case: slices with staged bounds
import numpy as np

n = int(np.zeros(70000).sum())
x = np.arange(6.0)
a = x[n + 1:n + 4]
a *= 100
print(x, len(a), x[:n + 2], x[n - 2:].sum())

# case: assignment to a slice
import numpy as np

x = np.arange(6)
x[1:4] = 0
x[::2] += 10
x[-2:] = [7, 8]
print(x)

# case: masks
import numpy as np

x = np.array([1.0, -2.0, 3.0, -4.0])
print(x[x > 0].sum(), (x < 0).sum(), x[x < 0])
x[x < 0] = 0
print(x)
x[x > 0] *= 2
print(x)

# case: where
import numpy as np

x = np.array([1.0, -2.0, 3.0])
print(np.where(x > 0, x, 0), np.where(x < 0)[0], np.abs(x).max())

# case: arrays as indices
import numpy as np

x = np.array([10.0, 20.0, 30.0])
i = np.array([2, 0, 2])
print(x[i])
x[i] = [1, 2, 3]
print(x)
x[[0, 1]] += 100
print(x)

# case: a branch in a loop over elements
import numpy as np

x = np.array([3.0, -1.0, 2.0, -7.0])
pos, neg = 0.0, 0.0
for v in x:
    if v > 0:
        pos += v
    else:
        neg += v
print(pos, neg)

# case: insertion sort
import numpy as np

x = np.array([5.0, 2.0, 8.0, 1.0, 9.0])
for i in range(1, len(x)):
    key = x[i]
    j = i - 1
    while j >= 0 and x[j] > key:
        x[j + 1] = x[j]
        j -= 1
    x[j + 1] = key
print(x)

# case: selection sort with swaps
import numpy as np

x = np.array([5, 2, 8, 1])
for i in range(len(x)):
    m = i
    for j in range(i + 1, len(x)):
        if x[j] < x[m]:
            m = j
    x[i], x[m] = x[m], x[i]
print(x)

# case: prefix sums by hand
import numpy as np

x = np.arange(1.0, 6.0)
out = np.zeros_like(x)
run = 0.0
for i, v in enumerate(x):
    run += v
    out[i] = run
print(out, (out == np.cumsum(x)).all())

# case: matrix product by hand
import numpy as np

a = np.arange(4.0).reshape(2, 2)
b = np.array([[0.0, 1.0], [2.0, 3.0]])
c = np.zeros((2, 2))
for i in range(2):
    for j in range(2):
        for k in range(2):
            c[i, j] += a[i, k] * b[k, j]
print(c, np.array_equal(c, a @ b))

# case: gaussian elimination
import numpy as np

a = np.array([[2.0, 1.0, -1.0], [-3.0, -1.0, 2.0], [-2.0, 1.0, 2.0]])
b = np.array([8.0, -11.0, -3.0])
n = len(b)
for k in range(n):
    for i in range(k + 1, n):
        f = a[i, k] / a[k, k]
        a[i, k:] -= f * a[k, k:]
        b[i] -= f * b[k]
x = np.zeros(n)
for i in range(n - 1, -1, -1):
    x[i] = (b[i] - a[i, i + 1:] @ x[i + 1:]) / a[i, i]
print(np.round(x, 6))

# case: game of life
import numpy as np

g = np.zeros((6, 6), dtype=int)
g[1, 2] = g[2, 3] = g[3, 1] = g[3, 2] = g[3, 3] = 1
for _ in range(4):
    n = sum(np.roll(np.roll(g, i, 0), j, 1) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0))
    g = ((n == 3) | ((g == 1) & (n == 2))).astype(int)
print(g)

# case: dynamic programming: edit distance
import numpy as np

a, b = np.array([1, 2, 3, 4]), np.array([2, 3, 5])
d = np.zeros((len(a) + 1, len(b) + 1), dtype=int)
for i in range(len(a) + 1):
    for j in range(len(b) + 1):
        if i == 0 or j == 0:
            d[i, j] = i + j
        elif a[i - 1] == b[j - 1]:
            d[i, j] = d[i - 1, j - 1]
        else:
            d[i, j] = 1 + min(d[i - 1, j], d[i, j - 1], d[i - 1, j - 1])
print(d[-1, -1])

# case: knapsack
import numpy as np

w, v, cap = np.array([1, 3, 4]), np.array([15, 20, 30]), 6
best = np.zeros(cap + 1)
for i in range(len(w)):
    for c in range(cap, w[i] - 1, -1):
        best[c] = max(best[c], best[c - w[i]] + v[i])
print(best)

# case: floyd warshall
import numpy as np

inf = float("inf")
d = np.array([[0, 3, inf], [inf, 0, 1], [2, inf, 0]])
for k in range(3):
    for i in range(3):
        for j in range(3):
            if d[i, k] + d[k, j] < d[i, j]:
                d[i, j] = d[i, k] + d[k, j]
print(d)

# case: histogram
import numpy as np

x = np.array([0.1, 0.4, 0.35, 0.8, 0.95, 0.99])
bins = np.zeros(4, dtype=int)
for v in x:
    bins[int(v * 4)] += 1
print(bins)

# case: a list of rows that is stacked
import numpy as np

rows = []
for k in range(3):
    rows.append(np.full(2, k + 0.5))
m = np.stack(rows)
print(m, m.shape, np.concatenate(rows))

# case: array of staged numbers
import numpy as np

n = int(np.zeros(70000).sum())
x = np.array([n, n + 1, 2.5])
y = np.array([[n, 1], [2, n]])
print(x, y, y.dtype, x.dtype)

# case: shapes are known
import numpy as np

m = np.zeros((2, 3))
r, c = m.shape
if r < c:
    print("wide", m.ndim, m.size, len(m))
for i in range(m.shape[1]):
    m[:, i] = i
print(m)

# case: a shape that only running knows
import numpy as np

n = int(np.ones(70000).sum())
x = np.zeros(n)  # refused: H0301 `np.zeros(n)`
print(len(x))

# case: reductions in tests
import numpy as np

x = np.array([4.0, 3.0, 2.0, 1.0])
turns = 0
while np.any(x[:-1] > x[1:]):
    for i in range(len(x) - 1):
        if x[i] > x[i + 1]:
            x[i], x[i + 1] = float(x[i + 1]), float(x[i])
    turns += 1
print(x, turns)

# case: a view swapped by its base
import numpy as np

x = np.array([1.0, 2.0])
x[0], x[1] = x[1], x[0]
print(x)
m = np.array([[1.0, 2.0], [3.0, 4.0]])
a, b = m
a, b = b, a
a += 10
print(m)

# case: transposed views
import numpy as np

m = np.arange(6.0).reshape(2, 3)
t = m.T
t[n := 0, 1] = 50
t += 1
print(m, t.shape)

# case: reshape is a view
import numpy as np

x = np.arange(6)
m = x.reshape(2, 3)
m[1] = 0
f = m.ravel()
f[0] = 9
print(x)

# case: flatten is a copy
import numpy as np

m = np.zeros((2, 2))
f = m.flatten()
f[0] = 5
print(m, f)

# case: broadcasting in a loop
import numpy as np

m = np.zeros((3, 4))
for i in range(3):
    m += np.arange(4) * (i + 1)
    m[:, i] -= np.array([1, 2, 3])
print(m)

# case: shapes that do not broadcast
import numpy as np

a = np.zeros((2, 3))
print(a + np.zeros(2))  # error: H0502 `a + np.zeros(2)` ValueError

# case: shapes that do not multiply
import numpy as np

print(np.zeros((2, 3)) @ np.zeros((2, 3)))  # error: H0501 `np.zeros((2, 3)) @ np.zeros((2, 3))` ValueError

# case: in-place with another dtype
import numpy as np

x = np.zeros(2, dtype=int)
x += 1.5  # error: H0507 `x += 1.5` UFuncTypeError

# case: dtypes of results
import numpy as np

i, f = np.arange(3), np.arange(3, dtype=np.float32)
print((i + f).dtype, (i / 2).dtype, (f * 2).dtype, (i > 1).dtype, (i // 2).dtype, (f + np.float64(1)).dtype, (i * True).dtype)

# case: integers wrap
import numpy as np

x = np.array([250, 255], dtype=np.uint8)
x += 10
y = np.array([2 ** 31 - 1], dtype=np.int32) + np.int32(1)
print(x, y)

# case: any axis
import numpy as np

m = np.arange(6.0).reshape(2, 3)
print(m.sum(0), m.sum(axis=1), m.max(axis=-1), m.mean(0, keepdims=True), m.argmax(1), m.cumsum(1))

# case: an axis that is not there
import numpy as np

print(np.zeros((2, 2)).sum(axis=2))  # error: H0505 `np.zeros((2, 2)).sum(axis=2)` AxisError

# case: iteration over a matrix by two loops
import numpy as np

m = np.arange(6.0).reshape(2, 3)
s = 0.0
for row in m:
    for v in row:
        if v % 2:
            s += v
print(s)

# case: a spiral of assignments
import numpy as np

m = np.zeros((3, 3), dtype=int)
r = c = 0
dr, dc = 0, 1
for k in range(1, 10):
    m[r, c] = k
    if not (0 <= r + dr < 3 and 0 <= c + dc < 3 and m[r + dr, c + dc] == 0):
        dr, dc = dc, -dr
    r, c = r + dr, c + dc
print(m)

# case: k-means of one dimension
import numpy as np

x = np.array([1.0, 1.2, 0.8, 5.0, 5.2, 4.8])
centers = np.array([0.0, 6.0])
for _ in range(5):
    label = np.abs(x[:, None] - centers).argmin(axis=1)
    for k in range(2):
        centers[k] = x[label == k].mean()
print(centers, label)

# case: power iteration
import numpy as np

a = np.array([[2.0, 1.0], [1.0, 3.0]])
v = np.ones(2)
for _ in range(50):
    v = a @ v
    v = v / np.sqrt((v * v).sum())
print(np.round(v @ a @ v, 8))

# case: a truth of an empty array
import numpy as np

if np.zeros(0):  # error: H0303 `np.zeros(0)` ValueError
    print("yes")

# case: comparisons give arrays
import numpy as np

x = np.arange(3)
print(x == 1, x != [0, 5, 2], (x == 1).any(), bool((x >= 0).all()))

# case: an array as a default state of a loop in a function
import numpy as np

def relax(u, turns):
    for _ in range(turns):
        new = u.copy()
        new[1:-1] = 0.5 * (u[:-2] + u[2:])
        u = new
    return u

u = np.zeros(6)
u[0], u[-1] = 1.0, 2.0
print(np.round(relax(u, int(np.zeros(70000).sum()) + 200), 6))

# case: rows exchanged where a staged test holds
import numpy as np

m = np.array([[0.0, 1.0], [2.0, 3.0]])
p = int(np.abs(m[:, 0]).argmax())
if p != 0:
    m[[0, p]] = m[[p, 0]]
print(m)

# case: random numbers of the module random
import random

random.seed(5)
inside = 0
for _ in range(1000):
    x, y = random.random(), random.random()
    if x * x + y * y < 1:
        inside += 1
print(inside, random.randint(1, 6), random.choice("abc"))

# case: views of what is one of several, turn after turn
import numpy as np
k = int(np.zeros(70000).sum())
m = np.arange(5.0)
first = m
for i in range(12):
    k = (k * 7 + 3) % 11
    if k > 4:
        m[:-1] = m[1:] + i
        m = m.reshape(5, 1)[::-1, 0] if k == 7 else m[::-1]
    else:
        m[0] -= k
print(m, first)

# case: transpose takes axes for C ints, as NumPy does
import numpy as np
m = np.arange(6).reshape(2, 3)
print(m.transpose(-1, -2**63), np.transpose(m, (1, 2**32)))

# case: np.ndarray makes an array
import numpy as np
x = np.ndarray((2, 3))
x[:] = 1
y = np.ndarray(4, np.int32)
y[:] = 2
z = np.ndarray(shape=(2,), dtype=bool)
z[:] = True
print(x, x.dtype, y, y.dtype, z, isinstance(x, np.ndarray), np.ndarray(()).shape)
