# Lists, lists of tuples, sets and dicts that each turn of a loop puts into the
# place of the last ones, of other lengths.
import numpy as np

s0 = int(np.zeros(70000).sum())


# filtered
xs = [1, 2, 3, 4, 5, 6, 7, 8]
for k in range(s0 + 3):
    xs = [x for x in xs if x % (k + 2) != 0]
print(xs)


# built in an inner loop
xs = [5, 3, 8, 1]
n = s0 + 6
i = 0
while i < n:
    ys = []
    for x in xs:
        if x != i:
            ys.append(x)
        if x == i + 1:
            ys.append(x * 2)
    xs = ys
    i += 1
print(xs, len(xs))


# a breadth-first search
front = [s0 + 1]
dist = [-1] * 50
dist[1] = 0
d = 0
while front:
    d += 1
    nxt = []
    for v in front:
        for w in (v * 2, v + 3):
            if w < 50 and dist[w] < 0:
                dist[w] = d
                nxt.append(w)
    front = nxt
print(dist, d)


# the same with sets
front = {s0 + 1}
seen = {s0 + 1}
turns = 0
while front and turns < 5:
    nxt = set()
    for v in front:
        for w in (v * 2, v + 3):
            if w not in seen and w < 60:
                seen.add(w)
                nxt.add(w)
    front = nxt
    turns += 1
print(sorted(seen), turns)


# through a function
def step(front, seen, n):
    nxt = []
    for x in front:
        for y in (x + 7, x * 3):
            y %= n
            if y not in seen:
                seen.add(y)
                nxt.append(y)
    return nxt
seen = {s0}
front = [s0]
depth = 0
while front:
    front = step(front, seen, 1000)
    depth += 1
print(depth, len(seen))


# put together
path = []
x = s0 + 1
while x < 200:
    path = path + [x]
    x = x * 2 + 1
print(path)


# at both ends
n = s0 + 27
digits = []
while n > 0:
    digits = [n % 2] + digits
    n //= 2
print(digits)
row = [1]
for k in range(s0 + 7):
    row = [1] + [row[i] + row[i + 1] for i in range(len(row) - 1)] + [1]
print(row)


# tuples
ps = [(s0 + 1, 2), (3, 4), (5, 6)]
for k in range(s0 + 4):
    ps = [(a + b, a) for a, b in ps if (a + k) % 3 != 0]
print(ps)


# a dict
d = {s0 + 1: 1}
for k in range(s0 + 5):
    e = {}
    for x in d:
        e[x + 1] = e.get(x + 1, 0) + d[x]
        e[x - 1] = e.get(x - 1, 0) + d[x]
    d = e
print(d)


# a queue
queue = [(s0, 0)]
seen = {s0}
out = []
while queue:
    x, d = queue[0]
    queue = queue[1:]
    out.append(x * 10 + d)
    for y in (x + 1, x * 2):
        if y < 12 and y not in seen:
            seen.add(y)
            queue.append((y, d + 1))
print(out)


# in branches, and kept aside
best = []
cur = []
a = [5, 1, 2, 9, 3, 4, 5, 6, 0, 7, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8]
for i in range(s0 + 20):
    v = a[i]
    if len(cur) == 0 or v > cur[-1]:
        cur = cur + [v]
    else:
        cur = [v]
    if len(cur) > len(best):
        best = cur
print(best)


# appended to, or begun anew
a = [5, 1, 2, 9, 3, 4, 5, 6, 0, 7, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8]
best = []
cur = []
for v in a:
    if not cur or v + s0 > cur[-1]:
        cur.append(v)
    else:
        cur = [v]
    if len(cur) > len(best):
        best = cur[:]
print(best)


# merged
def merge(a, b):
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i]); i += 1
        else:
            out.append(b[j]); j += 1
    return out + a[i:] + b[j:]
xs = [5, s0 + 2, 8, 1, 9, 3]
out = [xs[0]]
for x in xs[1:]:
    out = merge(out, [x])
print(out)
k = s0 + 3
acc = []
while k > 0:
    acc = merge(acc, [k, k + 5])
    k -= 1
print(acc)
def quick(a):
    stack = [(0, len(a) - 1)]
    while stack:
        lo, hi = stack.pop()
        if lo >= hi:
            continue
        p = a[hi]
        i = lo
        for j in range(lo, hi):
            if a[j] < p:
                a[i], a[j] = a[j], a[i]
                i += 1
        a[i], a[hi] = a[hi], a[i]
        stack.append((lo, i - 1))
        stack.append((i + 1, hi))
    return a
print(quick([5, s0 + 2, 8, 1, 9, 3]))


# a sieve
primes = []
n = s0 + 30
cand = list(range(2, 31))
while cand and cand[0] * cand[0] <= n:
    p = cand[0]
    primes.append(p)
    cand = [c for c in cand if c % p != 0]
primes += cand
print(primes)


# doubled
subsets = [0]
for x in range(1, s0 + 5):
    subsets = subsets + [t + x for t in subsets]
print(subsets, len(subsets))


# a stack of slices
stack = [s0 + 1]
order = []
while stack:
    v = stack[-1]
    stack = stack[:-1]
    order.append(v)
    if v < 8:
        stack = stack + [2 * v, 2 * v + 1]
print(order)


# exchanged, in an attribute
class Automaton:
    def __init__(self):
        self.cells = [s0 + 1, 0, 1, 1, 0]

    def step(self):
        new = []
        for i in range(len(self.cells)):
            left = self.cells[i - 1]
            right = self.cells[(i + 1) % len(self.cells)]
            new.append(left ^ right)
        self.cells = new


g = Automaton()
for k in range(s0 + 10):
    g.step()
print(g.cells)

# of NumPy's numbers, as one of several
values = np.arange(12.0)
rows = [[np.float64] for i in range(3)]
for k in range(s0 + 3):
    rows[s0 + 1] = [values[0]] * 30
    rows[0][s0] = values[0]
print(rows[1], rows[0])

# sets, whose class is first met in the loop, and one that an inner loop copies
u = {9, 3}
for k in range(s0 + 2):
    u = u & {s0 + 9, s0 + 5}
print(sorted(u))
u = {s0 + 4}
for k in range(s0 + 2):
    for i in range(1):
        u = set(u)
print(sorted(u))

# in loops through generators, of the library and one's own: no recursion
d = {1: 1}
for i in range(s0 + 4):
    d = d | {i + 5: i}
print(d)


def evens(n):
    for k in range(n):
        if k % 2 == s0:
            yield k


class Filled:
    def __init__(self):
        self.items = []

    def fill(self, n):
        for v in evens(n):
            self.items.append(v)


filled = Filled()
for i in range(s0 + 3):
    filled.fill(5)
print(filled.items)
u = {1, 2}
for i in range(s0 + 4):
    u ^= {i}
print(sorted(u))
