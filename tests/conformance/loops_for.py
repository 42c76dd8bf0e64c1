# for over everything that can be gone through, with counts and steps that are
# known or staged; break, continue, else; comprehensions.

# case: range with one, two and three arguments
print([i for i in range(4)], [i for i in range(2, 5)], [i for i in range(9, 0, -3)], list(range(5, 5)))

# case: range of a staged count
import numpy as np

n = int(np.ones(70000).sum()) // 14000
s = 0
for i in range(n):
    s += i * i
print(s, i)

# case: range of a staged start and stop
import numpy as np

n = int(np.zeros(70000).sum())
for a, b in ((0, 3), (3, 0), (-2, 1)):
    s = []
    t = 0
    for i in range(n + a, n + b):
        t = t * 10 + i
    print(a, b, t)

# case: range of a staged step
import numpy as np

n = int(np.zeros(70000).sum())
for step in (1, 3, -2):
    t = 0
    for i in range(2, 2 + 7 * (1 if step > 0 else -1), n + step):
        t = t * 100 + i
    print(step, t)

# case: range of a staged step of zero
import numpy as np

n = int(np.zeros(70000).sum())
for i in range(0, 10, n):  # ends: H0515 `range(0, 10, n)` ValueError
    print(i)

# case: the loop variable stays after the loop
import numpy as np

n = int(np.zeros(70000).sum()) + 3
for i in range(n):
    pass
print(i)
for i in []:
    pass
print(i)

# case: a loop of no turns leaves its variable alone
import numpy as np

n = int(np.zeros(70000).sum())
i = "before"
for i in range(n):
    print("never")
print(i)

# case: the loop variable of a loop of no turns
import numpy as np

n = int(np.zeros(70000).sum())
for i in range(n):
    pass
print(i)  # ends: H0406 `i` NameError

# case: changing the loop variable does not change the loop
import numpy as np

n = int(np.zeros(70000).sum())
for i in range(n, n + 4):
    i = i * 10
    print(i, end=" ")
print(i)

# case: else of a for that runs out
import numpy as np

n = int(np.zeros(70000).sum()) + 4
for i in range(n):
    if i == 9:
        break
else:
    print("ran out", i)

# case: else of a for that breaks
import numpy as np

n = int(np.zeros(70000).sum()) + 4
for i in range(n):
    if i == 2:
        print("break")
        break
else:
    print("not here")
print(i)

# case: else of a for with no turns
for x in ():
    print(x)
else:
    print("else")

# case: continue and break in one loop
import numpy as np

n = int(np.zeros(70000).sum()) + 10
for i in range(n):
    if i % 3 == 0:
        continue
    if i > 7:
        break
    print(i, end=" ")
print()

# case: break leaves the inner loop alone
import numpy as np

n = int(np.zeros(70000).sum()) + 3
for i in range(n):
    for j in range(n):
        if j > i:
            break
        print((i, j), end=" ")
print()

# case: a flag leaves both loops
import numpy as np

n = int(np.zeros(70000).sum()) + 5
found = False
for i in range(1, n):
    for j in range(i, n):
        if i * j == 6:
            found = True
            break
    if found:
        break
print(i, j, found)

# case: through a list
import numpy as np

n = int(np.zeros(70000).sum())
for v in [n, n + 5, 2]:
    print(v * 2, end=" ")
print()

# case: through a list that is changed behind
v = [1, 2, 3]
for x in v:
    if x < 3 and len(v) < 6:
        v.append(x + 10)
print(v)

# case: through a list of unlike things
for x in [1, "two", 3.0, None, (4, 5)]:
    print(type(x).__name__, x)

# case: through a tuple of pairs
import numpy as np

n = int(np.zeros(70000).sum())
total = 0
for a, b in ((1, 2), (3, n), (5, 6)):
    total += a * b
print(total)

# case: nested targets
for (a, (b, *c)), d in [((1, (2, 3, 4)), 5), ((6, (7,)), 8)]:
    print(a, b, c, d)

# case: the target may be an element or an attribute
class Box:
    pass

box, v = Box(), [0, 0]
for box.x in range(3):
    pass
for v[1] in "ab":
    print(v)
print(box.x)

# case: through the keys of a dict
d = {"b": 1, "a": 2}
for k in d:
    print(k, d[k])
for k, v in d.items():
    print(k, v)
for v in d.values():
    print(v)

# case: changing values of a dict while going through it
import numpy as np

n = int(np.zeros(70000).sum())
d = {"a": 1, "b": 2}
for k in d:
    d[k] += n + 10
print(d)

# case: adding a key while going through a dict
d = {"a": 1}
for k in d:  # ends: H0906 `for k in d:` RuntimeError
    d[k + "x"] = 2
print("not here")

# case: through the characters of a text
for i, c in enumerate("abc"):
    print(i, c, end=";")
print()
print([c.upper() for c in "xyz" if c != "y"])

# case: through the elements of an array
import numpy as np

x = np.array([1.5, -2.0, 4.0])
s = 0.0
for v in x:
    s += v * v
print(s)

# case: through the rows of a matrix
import numpy as np

m = np.arange(6.0).reshape(3, 2)
for row in m:
    row += 1
    print(row, row.sum())
print(m)

# case: rows of a matrix are views
import numpy as np

m = np.zeros((3, 2))
n = int(np.zeros(70000).sum())
for i, row in enumerate(m):
    row[n] = i
print(m)

# case: enumerate from a start
import numpy as np

n = int(np.zeros(70000).sum())
for i, v in enumerate([10.0, 20.0], start=n + 3):
    print(i, v)

# case: zip of an array and a list
import numpy as np

x = np.array([1.0, 2.0, 3.0])
w = [10, 20]
for a, b in zip(x, w):
    print(a * b)

# case: zip of three, of unlike lengths
for t in zip("abcd", (1, 2, 3), [True, False]):
    print(t)

# case: zip of two arrays in a long loop
import numpy as np

x = np.arange(1000.0)
y = x[::-1]
s = 0.0
for a, b in zip(x, y):
    if a > b:
        s += a - b
print(s)

# case: reversed
import numpy as np

n = int(np.zeros(70000).sum()) + 4
for i in reversed(range(n)):
    print(i, end=" ")
for v in reversed([1, 2, 3]):
    print(v, end=" ")
print()

# case: reversed with a staged step
import numpy as np

n = int(np.zeros(70000).sum())
for i in reversed(range(1, 9 + n, n + 3)):
    print(i, len(range(i, 20, n + 4)))

# case: sorted in a for
for k in sorted({"b": 1, "c": 0, "a": 2}):
    print(k, end=" ")
print(sorted([3, 1, 2], reverse=True))

# case: map and filter in a for
import numpy as np

n = int(np.zeros(70000).sum())
for v in map(lambda v: v * v + n, [1, 2, 3]):
    print(v, end=" ")
for v in filter(lambda v: v % 2, range(6)):
    print(v, end=" ")
print()

# case: through a generator of the script
import numpy as np

def countdown(n):
    while n > 0:
        yield n
        n -= 1

n = int(np.zeros(70000).sum()) + 4
for k in countdown(n):
    print(k, end=" ")
print()

# case: a generator that is left early
import numpy as np

def naturals():
    i = 0
    try:
        while True:
            yield i
            i += 1
    finally:
        print("closed at", i)

n = int(np.zeros(70000).sum()) + 3
for k in naturals():
    if k == n:
        break
print(k)

# case: yield from
def walk(tree):
    if isinstance(tree, list):
        for t in tree:
            yield from walk(t)
    else:
        yield tree

print(list(walk([1, [2, [3, 4]], 5])))

# case: batches of arrays
import numpy as np

def batches(x, size):
    for i in range(0, len(x), size):
        yield x[i:i + size]

x = np.arange(10.0)
for b in batches(x, 4):
    print(b.sum())

# case: a generator expression is lazy
def loud(v):
    print("asked", v)
    return v

g = (loud(v) for v in (1, 2, 3))
print("made")
print(next(g), next(g))
print(any(loud(v) > 4 for v in (3, 5, 7)))

# case: comprehension of a staged list
import numpy as np

n = int(np.zeros(70000).sum())
v = [n + k for k in range(5)]
print([x * x for x in v], [x for x in v][::2], {x: 0 for x in "ab"})

# case: a comprehension with a staged filter
import numpy as np

n = int(np.zeros(70000).sum())
print([k for k in range(5) if n + k > 2])

# case: the comprehension's name is its own
i = "mine"
v = [i for i in range(3)]
print(i, v)

# case: nested comprehensions
m = [[i * j for j in range(3)] for i in range(2)]
print(m, [x for row in m for x in row if x])
print({i: [j for j in range(i)] for i in range(3)})

# case: closures of a loop see its last value
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])

# case: a long rolled loop
import numpy as np

s = 0
for i in range(100000):
    s = (s * 31 + i) % 1000003
print(s)

# case: a triangular double loop
import numpy as np

n = int(np.zeros(70000).sum()) + 5
t = 0
for i in range(n):
    for j in range(i, n):
        t += i * j
print(t)

# case: a table of sums
import numpy as np

n = 6
table = np.zeros((n, n))
for i in range(n):
    for j in range(n):
        if i == 0 or j == 0:
            table[i, j] = 1
        else:
            table[i, j] = table[i - 1, j] + table[i, j - 1]
print(table[-1])

# case: the maximum and where it was
import numpy as np

x = np.array([3.0, 9.0, 2.0, 9.0])
best, at = x[0], 0
for i in range(1, len(x)):
    if x[i] > best:
        best, at = x[i], i
print(best, at)

# case: a loop over staged indices of a list
import numpy as np

n = int(np.zeros(70000).sum())
v = [5, 6, 7]
s = 0
for k in range(10):
    s += v[(n + k) % 3]
print(s)

# case: a list of unlike things by a staged index
import numpy as np

n = int(np.zeros(70000).sum())
v = [5, "six", 7]
print(v[n])

# case: a sum with a start in a loop of loops
import numpy as np

n = int(np.zeros(70000).sum()) + 3
print(sum(i * j for i in range(4) for j in range(4) if i != j), sum([1.5, n], 10))

# case: min, max and sum over a generator
import numpy as np

n = int(np.zeros(70000).sum())
v = [n + 3, n - 4, n + 1]
print(min(v), max(v), max(abs(x) for x in v), min((x * x, x) for x in v), sum(x > 0 for x in v))

# case: range is a value
r = range(2, 20, 3)
print(r, len(r), r[1], r[-1], 8 in r, 9 in r, list(r[1:3]), r == range(2, 19, 3))

# case: a for through a number
for i in 5:  # error: H0413 `for i in 5:` TypeError
    print(i)

# case: unpacking too few
for a, b in [(1, 2), (3,)]:  # error: H0514 `a, b` ValueError
    print(a, b)

# case: iter and next by hand
it = iter([1, 2])
print(next(it), next(it), next(it, "end"))
for v in it:
    print("never")

# case: next of an empty iterator
it = iter(())
print("so far")
next(it)  # ends: H0906 `next(it)` StopIteration

# case: two loops share an iterator
it = iter(range(6))
for v in it:
    print("outer", v)
    for w in it:  # refused: H0990 `for w in it:`
        print("inner", w)
        if w % 2 == 0:
            break

# case: a staged count with state in a matrix
import numpy as np

n = int(np.zeros(70000).sum()) + 5
a = np.eye(2)
f = np.array([[1.0, 1.0], [1.0, 0.0]])
for _ in range(n):
    a = a @ f
print(a)

# case: a loop with a growing list of a known count
import numpy as np

x = float(np.ones(70000).mean())
history = []
for step in range(4):
    x = x / 2
    history.append(x)
print(history, len(history))

# case: a growing list with a staged condition
import numpy as np

n = int(np.zeros(70000).sum())
out = []
for k in range(6):
    if (n + k) % 2:
        out.append(k)
print(out)

# case: itertools in a for
import itertools

for a, b in itertools.product("ab", range(2)):
    print(a, b, end=";")
for t in itertools.combinations([1, 2, 3], 2):
    print(t, end=";")
print(list(itertools.accumulate([1, 2, 3, 4])))

# case: a list multiplied and gone through
grid = [[0] * 3 for _ in range(2)]
grid[1][2] = 5
same = [[0] * 2] * 2
same[0][1] = 7
print(grid, same)

# case: deleting while going through a copy
v = [1, 2, 3, 4, 5, 6]
for x in v[:]:
    if x % 2 == 0:
        v.remove(x)
print(v)

# case: deleting while going through the list itself
v = [2, 4, 6, 7, 8]
for x in v:
    if x % 2 == 0:
        v.remove(x)
print(v)

# case: a sieve of a long list
n = 20000
sieve = [True] * (n + 1)
sieve[0] = sieve[1] = False
for i in range(2, int(n ** 0.5) + 1):
    if sieve[i]:
        for j in range(i * i, n + 1, i):
            sieve[j] = False
print(sum(sieve), sieve.count(True), sieve[97], sieve[-1], sieve[5:12])

# case: a sieve by slices of a long list
n = 20000
sieve = [True] * (n + 1)
sieve[0] = sieve[1] = False
for i in range(2, int(n ** 0.5) + 1):
    if sieve[i]:
        sieve[i * i::i] = [False] * len(range(i * i, n + 1, i))
print(sum(sieve))
x = list(range(20000))
x[::2] = [0] * 10000
x[::-3] = x[::-3]
print(sum(x), len(x), max(x), x[7], x[:5], x[19990:])

# case: a long list that is not of one kind after all
y = [1.5] * 9000
y[3] = 2
w = [0] * 10000
w[5] = None
w[6] = "six"
v = [0] * 9000
v[1] = 2 ** 70
print(y[:5], sum(y), w[4:8], v[:3], len(v))

# case: a long list whose items shape what follows
import numpy as np

sizes = [3] * 9000
sizes[1] = 4
print(np.zeros((sizes[0], sizes[1])).shape, sizes[8999], len(sizes))

# case: long ranges as lists
z = list(range(5, -100000, -7))
print(len(z), z[-1], z[100], sum(z), 5 in z, z.index(-2))
for k in range(3000):
    z[k * 7 % len(z)] = k
print(z[:3], z[-1])

# case: how many items a rolled loop appends is known behind it
import numpy as np

x = float(np.ones(70000).mean())
out = []
for i in range(30):
    for j in range(40):
        out.append(x * j - i)
print(np.zeros(len(out)).shape, out[-1], sum(out))

# case: a list that grew is sorted by a key
import numpy as np

n = int(np.zeros(70000).sum()) + 150
a = []
for i in range(n):
    a.append(i * 7919 % 101)
print(sorted(a, key=lambda v: -v)[:9])
print(sorted(a, key=lambda v: v % 10, reverse=True)[:9])
a.sort(key=lambda v: v * 3 % 7)
print(a[:20])

# case: the key of a sort raises, and sees an empty list
import numpy as np

n = int(np.zeros(70000).sum()) + 150
a = []
for i in range(n):
    a.append(i * 7919 % 101)
seen = []


def key(v):
    if v == 50:
        raise KeyError(v)
    return v + len(a)


try:
    a.sort(key=key)
except KeyError:
    print("caught", len(a), a[:4])
a.sort(key=lambda v: -v + len(a))
print(a[:4])

# case: a list of lists that a loop builds
import numpy as np

z = int(np.zeros(70000).sum())


def make(n, m):
    out = []
    for i in range(n):
        row = []
        for j in range(m):
            row.append(i * 10 + j + z)
        out.append(row)
    return out


a = make(130, 25)
print(len(a), a[0], a[129][:4], a[-1][2], len(a[3]))
a[3][1] = 77
b = [[0.5 * (i + z) + j for j in range(27)] for i in range(140)]
for row in b:
    row[0] = 9.0
print(a[3][:3], sum(sum(r) for r in a), b[7][:3], sum([sum(r) for r in b]))
a.append([1] * 25)
a[0], a[1] = a[1], a[0]
print(len(a), a[-1][0], a[0][0], a[1][0], sum(a[-1]), a[5] is a[5], a[2:4][1][1])

# case: what is appended to a list of lists stays the list that it is
import numpy as np

z = int(np.zeros(70000).sum())
m = []
for i in range(200):
    row = [i + z, 2, 3]
    m.append(row)
    row[1] = i * 5
row[2] = 1000
m[198][0] = -1
print(m[0], m[199], m[198], row, row is m[199])
row = [1, 2, 3 + z]
k = []
for i in range(120):
    k.append(row)
k[0][0] = 55
print(k[119], row, k[3] is k[4])

# case: lists of lists that get other lists as well
import numpy as np

z = int(np.zeros(70000).sum())
m = []
for i in range(60):
    m.append([i + z] * (i % 3))
print(m[5], len(m[4]), m[3])
m = [[z, 1]]
for i in range(70):
    m.append([i, i + z])
    if i == 60:
        m.pop()
print(len(m), m[-1], m[0], m[60:63])
m = []
for i in range(70):
    m.append([i + z, i / 2])
print(m[5])
m = []
for i in range(70):
    m.append([i + z, i])
    m[-1][0] += 1
    m[i // 2][1] = 7
print(m[34:37], m[-1])

# case: loops through many items that are known
import numpy as np

x = float(np.ones(70000).mean())
v = [(i * 37) % 101 for i in range(100)]
w = [[i * j % 7 for j in range(60)] for i in range(60)]
total = 0.0
for k in v:
    total += k * x
print(total)
for i, (a, row) in enumerate(zip(v, w)):
    total += a * row[i] * x
    if total > 100000.0:
        break
print(total, i, a, row[:5])
print(sum(x * k for k in v), sum(w[i][3] * x for i in range(60)))
print(max(x * k - i for i, k in enumerate(v)), any(k * x > 99.5 for k in v))
for row in w:
    row[0] += int(x)
for k in v:
    if len(v) < 110:
        v.append(k + int(x))
print([r[0] for r in w], len(v), v[99:])

# case: a loop through many items that needs each of them
import numpy as np

x = float(np.ones(70000).mean())
sizes = [k % 5 + 1 for k in range(60)]
total = x
for k in sizes:
    total = total + np.ones(k).sum()
print(total)
names = ["a", "b", "c"] * 20
out = ""
for k, name in zip(sizes, names):
    out += name * k
    total += k
print(out[:20], total)

# case: a row of a list of lists is written item by item
import numpy as np

z = int(np.zeros(70000).sum())
n = 80
dp = [[0] * n for _ in range(n)]
for i in range(n):
    for j in range(n):
        dp[i][j] = max(dp[i - 1][j], dp[i][j - 1]) + (i * j + z) % 3
        dp[0][j] = j
print(dp[3][:7], dp[-1][-1], sum(map(sum, dp)))

# case: a slice whose step only running knows is assigned to
import numpy as np

z = int(np.zeros(70000).sum())
v = list(range(9000))
for k in range(2 + z, 9 + z):
    v[k * k::k] = [k] * len(range(k * k, 9000, k))
    v[k::-k] = [-k] * (k // k + 1)
print(v[:60], sum(v))
for k in range(1, 4):
    v[::k + z] = [k] * len(range(0, 9000, k))
print(v[:9])
w = [7] * (z + 3) + [8] * (z - 1)
w.append(5)
print(w, [1.5] * z)

# case: a slice of another length than its step wants
import numpy as np

z = int(np.zeros(70000).sum())
v = list(range(9000))
try:
    for k in range(2, 9):
        v[::k + z] = [k] * (4500 - k // 3)
except ValueError:
    print(sum(v))

# case: an item that is of one kind or another comes to a list of one kind
import numpy as np

z = int(np.zeros(70000).sum())
n = 120
v = []
for i in range(n):
    best = float("inf")
    for k in range(z + 5):
        c = (i * k * 7 + 3) % 11
        if c < best:
            best = c
    v.append(best)
table = [[0] * 20 for _ in range(20)]
for i in range(20):
    for j in range(i, 20):
        best = float("inf")
        for k in range(i, j):
            if table[i][k] + k * 7 % 5 < best:
                best = table[i][k] + k * 7 % 5
        table[i][j] = best if i < j else 0
print(v[:10], len(v), table[0], table[7][13])

# case: an item that is of another kind than its list after all
import numpy as np

z = int(np.zeros(70000).sum())
v = [0] * 200
for i in range(200):
    x = 1
    if i * 7 % 150 > 140 + z:
        x = 0.5
    v[i * 3 % 200] = x
print(v[:10])

# case: which of many rows a loop kept
import numpy as np
k = int(np.zeros(70000).sum())
data = [[float(i), i * 0.5] for i in range(60)]
keep = [0.0, 0.0]
for x in data:
    if x[0] + k == 58:
        keep = x
print(keep is data[58], keep is data[57], keep == data[58])
keep[0] = -1.0
print(data[58])

# case: a list of tuples that grows when running
import numpy as np
k = int(np.zeros(70000).sum())
h = []
for i in range(k + 5):
    h.append((i, i * 0.5))
    if h[-1][0] == 3:
        h.pop()
print(len(h), h[0], h[-1])
a, b = h[k + 1]
print(a, b)
for x, y in h:
    print(x, y)
for j, (x, y) in enumerate(h):
    if y > 0.4:
        print("first", j, x)
        break
h[k] = (7, 1.5)
print(sum(x for x, y in h), max(y for x, y in h), [p[0] for p in h])
t = [(1, 2)]
if k == 0:
    t.append((3, 4))
print(len(t), t[-1])
g = []
for i in range(300):
    e = (i * 7 + k) % 5
    g.append((i, e / 2, e > 2))
print(g[-1], len(g), g[:2])

# case: many turns leave tuples behind
import random
random.seed(1)
data = [([random.uniform(-2, 2), random.uniform(-2, 2)], 1.0) for _ in range(200)]
w = [0.1, 0.2]
losses = []
for epoch in range(3000):
    t = 0.0
    c = 0
    for x, y in data:
        p = w[0] * x[0] + w[1] * x[1]
        e = p - y
        w[0] -= 0.01 * e * x[0]
        w[1] -= 0.01 * e * x[1]
        t += e * e
        if e > 0.5:
            c += 1
    losses.append((t, c / 200))
    if epoch % 1000 == 0:
        print(f"{epoch:3d} {t:.4f} {c}")
print(losses[-1], len(losses), w)

# case: many tuples that are known
data = [(i * 0.5, i * 0.25, i % 2) for i in range(200)]
w = [0.1, 0.2]
for epoch in range(3000):
    t = 0.0
    for x, z, y in data:
        p = w[0] * x + w[1] * z
        e = p - y
        w[0] -= 1e-5 * e * x
        w[1] -= 1e-5 * e * z
        t += e * e
print(t, w)

# case: another list in the place of one of tuples that grows
import numpy as np
k = int(np.zeros(70000).sum())
m = [(1, 2.0)]
l = []
for i in range(100 + k):
    if i == 50:
        l = m
    l.append((i, 0.5))
print(len(l), len(m))
