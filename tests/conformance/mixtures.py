# Several parts of the language at once, as programs have them.

# case: closures made in a staged loop
import numpy as np

fs = []
for k in range(3):
    def f(x, k=k):
        return x * k
    fs.append(f)
n = int(np.zeros(70000).sum()) + 5
print([f(n) for f in fs])

# case: a function that keeps a list of what it was given
import numpy as np

def recorder():
    log = []

    def record(x):
        log.append(x)
        return sum(log) / len(log)
    return record, log

record, log = recorder()
n = int(np.zeros(70000).sum())
print(record(n + 1), record(n + 2), record(6), log)

# case: try in a loop in a function with a default
import numpy as np

def mean_of_good(v, skip=(ValueError, ZeroDivisionError)):
    s, n = 0.0, 0
    for x in v:
        try:
            if x < 0:
                raise ValueError("negative")
            s += 1 / x if x else 1 // 0
            n += 1
        except skip:
            continue
    return s / n, n

print(mean_of_good([1, 2, 0, -3, 4]))
print(mean_of_good([float(v) for v in np.array([1.0, 2.0, 4.0])]))

# case: instances in a dict, chosen by text
import numpy as np

class Shape:
    def __init__(self, n):
        self.n = n

    def area(self):
        raise NotImplementedError(type(self).__name__)

class Square(Shape):
    def area(self):
        return self.n * self.n

class Blob(Shape):
    pass

n = int(np.zeros(70000).sum()) + 3
for name, s in {"square": Square(n), "blob": Blob(n)}.items():
    try:
        print(name, s.area())
    except NotImplementedError as e:
        print(name, "has no area:", e)

# case: a property in a staged loop
import numpy as np

class Ring:
    def __init__(self, size):
        self.data, self.at = np.zeros(size), 0

    @property
    def last(self):
        return self.data[self.at - 1]

    def push(self, v):
        self.data[self.at] = v
        self.at = (self.at + 1) % len(self.data)

r = Ring(3)
for k in range(int(np.zeros(70000).sum()) + 7):
    r.push(k * 1.5)
print(r.data, r.at, r.last)

# case: operators of a class in a comparison chain
import numpy as np

class Money:
    def __init__(self, cents):
        self.cents = cents

    def __lt__(self, o):
        return self.cents < o.cents

    def __le__(self, o):
        return self.cents <= o.cents

    def __eq__(self, o):
        return self.cents == o.cents

n = int(np.zeros(70000).sum())
a, b, c = Money(n + 1), Money(n + 2), Money(n + 2)
print(a < b <= c, a == b, b == c, not a < a, max(a, b).cents, b in [a, c])

# case: a class whose truth only running knows
import numpy as np

class Stack:
    def __init__(self):
        self.data, self.n = np.zeros(8), 0

    def push(self, v):
        self.data[self.n] = v
        self.n += 1

    def pop(self):
        self.n -= 1
        return self.data[self.n]

    def __bool__(self):
        return self.n > 0

s = Stack()
for k in range(int(np.zeros(70000).sum()) + 4):
    s.push(k)
total = 0.0
while s:
    total = total * 10 + s.pop()
print(total, bool(s))

# case: a class whose length only running knows
import numpy as np

class Bag:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

b = Bag(int(np.zeros(70000).sum()) + 3)
if b:
    print("not empty", len(b))
print(not Bag(b.n - 3), len(b) + 1)

# case: getitem of a class with a staged index
import numpy as np

class Poly:
    def __init__(self, *c):
        self.c = list(c)

    def __getitem__(self, i):
        return self.c[i]

    def __call__(self, x):
        y = 0
        for c in reversed(self.c):
            y = y * x + c
        return y

p = Poly(1, 2, 3)
n = int(np.zeros(70000).sum())
print(p[n], p[n + 2], p(n + 2), p(0.5))

# case: an enum in a staged branch
from enum import Enum
import numpy as np

class State(Enum):
    IDLE = 0
    BUSY = 1

n = int(np.zeros(70000).sum())
s = State.IDLE
for k in range(n + 3):
    s = State.BUSY if s is State.IDLE else State.IDLE
print(s is State.BUSY, s == State.IDLE, s.name, s)

# case: a state machine by a dict of functions
import numpy as np

def start(x):
    return ("run", x + 1)

def run(x):
    return ("run", x * 2) if x < 10 else ("stop", x)

table = {"start": start, "run": run}
state, x = "start", int(np.zeros(70000).sum())
for _ in range(3):
    state, x = table[state](x)
print(x)

# case: a state machine by a dict of functions, until it stops
import numpy as np

def run(x):
    return ("run", x * 2) if x < 10 else ("stop", x)

table = {"run": run}
state, x = "run", int(np.zeros(70000).sum()) + 1
while state != "stop":
    state, x = run(x)
print(state, x)

# case: vectors by lists in a staged loop
import numpy as np

def add(a, b):
    return [x + y for x, y in zip(a, b)]

def scale(a, k):
    return [x * k for x in a]

pos, vel = [0.0, 0.0], [1.0, 2.0]
for _ in range(int(np.zeros(70000).sum()) + 10):
    pos = add(pos, scale(vel, 0.5))
    vel = scale(vel, 0.9)
print([round(x, 6) for x in pos])

# case: a matrix as a dict of tuples
import numpy as np

m = {(i, j): float(i * j) for i in range(3) for j in range(3)}
n = int(np.zeros(70000).sum()) + 2
for _ in range(n):
    for i in range(3):
        m[i, i] += 1
print(m[0, 0], m[2, 2], sum(m.values()))

# case: nested lists swapped in a staged loop
import numpy as np

n = int(np.zeros(70000).sum()) + 3
a, b = [[1], [2]], [[3], [4]]
for _ in range(n):
    a[0], b[1] = b[1], a[0]
    a, b = b, a
print(a, b)

# case: a row taken out and put back
import numpy as np

m = np.arange(9.0).reshape(3, 3)
n = int(np.zeros(70000).sum())
for i in range(n + 2):
    row = m[i].copy()
    m[i] = m[i + 1]
    m[i + 1] = row
print(m)

# case: a view chosen in each turn
import numpy as np

x = np.zeros(6)
n = int(np.zeros(70000).sum())
for k in range(n + 6):
    half = x[:3] if k % 2 == 0 else x[3:]
    half += k
print(x)

# case: the best so far, with its index and its copy
import numpy as np

x = np.array([[3.0, 4.0], [1.0, 1.0], [0.0, 2.0]])
best, where, kept = float("inf"), -1, None
for i, row in enumerate(x):
    d = float((row * row).sum())
    if d < best:
        best, where, kept = d, i, row.copy()
kept[0] = 99.0
print(best, where, kept, x[1])

# case: a counter of events in a dict of lists
import numpy as np

events = {"low": [0, 0.0], "high": [0, 0.0]}
for v in np.array([1.0, 7.0, 3.0, 9.0]):
    key = "low" if v < 5 else "high"
    for name in events:
        if name == key:
            events[name][0] += 1
            events[name][1] += v
print({k: (c, float(s)) for k, (c, s) in events.items()})

# case: early exit through three levels with state
import numpy as np

def search(a, target):
    steps = 0
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            k = 0
            while k < a[i, j]:
                steps += 1
                if steps == target:
                    return i, j, k
                k += 1
    return steps

a = np.array([[2, 0, 3], [1, 4, 0]])
print(search(a, 4), search(a, 9), search(a, 99))

# case: exceptions of a class hierarchy out of nested calls
import numpy as np

class ParseError(Exception):
    def __init__(self, pos, what):
        super().__init__(f"{what} at {pos}")
        self.pos = pos

def digit(text, pos):
    if pos >= len(text) or not text[pos].isdigit():
        raise ParseError(pos, "digit expected")
    return int(text[pos]), pos + 1

def number(text):
    v, pos = digit(text, 0)
    while pos < len(text):
        d, pos = digit(text, pos)
        v = v * 10 + d
    return v

for t in ("123", "12x", ""):
    try:
        print(number(t))
    except ParseError as e:
        print(e, e.pos)

# case: a calculator by recursive descent
def tokens(text):
    return text.replace("(", " ( ").replace(")", " ) ").split()

def parse(t, pos):
    left, pos = factor(t, pos)
    while pos < len(t) and t[pos] in "+-":
        right, end = factor(t, pos + 1)
        left = left + right if t[pos] == "+" else left - right
        pos = end
    return left, pos

def factor(t, pos):
    if t[pos] == "(":
        v, pos = parse(t, pos + 1)
        return v, pos + 1
    return int(t[pos]), pos + 1

print(parse(tokens("1 + (2 - 3) + (4 + (5))"), 0)[0])

# case: queens by backtracking with arrays
import numpy as np

def place(row, n, cols, d1, d2):
    if row == n:
        return 1
    count = 0
    for c in range(n):
        if cols[c] == 0 and d1[row + c] == 0 and d2[row - c + n] == 0:
            cols[c] = d1[row + c] = d2[row - c + n] = 1
            count += place(row + 1, n, cols, d1, d2)
            cols[c] = d1[row + c] = d2[row - c + n] = 0
    return count

n = 4
print(place(int(np.zeros(70000).sum()), n, np.zeros(n, dtype=int), np.zeros(2 * n, dtype=int), np.zeros(2 * n + 1, dtype=int)))

# case: permutations by recursion on lists
def permutations(v):
    if len(v) < 2:
        return [v]
    out = []
    for i, x in enumerate(v):
        for rest in permutations(v[:i] + v[i + 1:]):
            out.append([x] + rest)
    return out

print(permutations([1, 2, 3]), len(permutations(list("abcd"))))

# case: merge sort
def merge_sort(v):
    if len(v) < 2:
        return v
    m = len(v) // 2
    a, b = merge_sort(v[:m]), merge_sort(v[m:])
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    return out + a[i:] + b[j:]

print(merge_sort([5, 2, 9, 1, 5, 6]), merge_sort([]))

# case: quick sort in place on an array
import numpy as np

def quick(a, lo, hi):
    if lo >= hi:
        return
    p, i = a[hi], lo
    for j in range(lo, hi):
        if a[j] < p:
            a[i], a[j] = a[j], a[i]
            i += 1
    a[i], a[hi] = a[hi], a[i]
    quick(a, lo, i - 1)
    quick(a, i + 1, hi)

x = np.array([5, 2, 9, 1, 5, 6])
quick(x, int(np.zeros(70000).sum()), len(x) - 1)
print(x)

# case: dijkstra on a matrix
import numpy as np

inf = 1e9
w = np.array([[0, 4, 1, inf], [4, 0, 2, 5], [1, 2, 0, 8], [inf, 5, 8, 0]])
dist, done = np.full(4, inf), np.zeros(4, dtype=bool)
dist[0] = 0
for _ in range(4):
    u, best = -1, inf * 2
    for v in range(4):
        if not done[v] and dist[v] < best:
            u, best = v, dist[v]
    done[u] = True
    for v in range(4):
        if dist[u] + w[u, v] < dist[v]:
            dist[v] = dist[u] + w[u, v]
print(dist)

# case: union find in an array
import numpy as np

parent = np.arange(6)

def find(x):
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x

for a, b in np.array([[0, 1], [2, 3], [1, 3], [4, 5]]):
    ra, rb = find(a), find(b)
    if ra != rb:
        parent[ra] = rb
print(len({int(find(k)) for k in range(6)}) if False else sum(find(k) == k for k in range(6)))

# case: a perceptron
import numpy as np

x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
y = np.array([0, 0, 0, 1])
w, b = np.zeros(2), 0.0
for epoch in range(20):
    wrong = 0
    for xi, yi in zip(x, y):
        out = 1 if xi @ w + b > 0 else 0
        if out != yi:
            w += (yi - out) * xi
            b += float(yi - out)
            wrong += 1
    if wrong == 0:
        break
print(epoch, w, b)

# case: a neural network with its own backward pass
import numpy as np

x = np.array([[0.0, 1.0], [1.0, 0.0]])
y = np.array([[1.0], [0.0]])
w1 = np.array([[0.1, 0.2], [0.3, -0.1]])
w2 = np.array([[0.5], [-0.5]])
for step in range(200):
    h = np.tanh(x @ w1)
    out = h @ w2
    e = out - y
    g2 = h.T @ e
    g1 = x.T @ ((e @ w2.T) * (1 - h * h))
    w1 -= 0.1 * g1
    w2 -= 0.1 * g2
print(np.round(out, 2).ravel() + 0.0, step)

# case: a bank with exceptions
import numpy as np

class Insufficient(Exception):
    pass

class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise Insufficient(f"need {amount}, have {self.balance}")
        self.balance -= amount

n = int(np.zeros(70000).sum())
a, failed = Account(n + 100), 0
for amount in (30, 50, 40, 20):
    try:
        a.withdraw(amount + n)
    except Insufficient as e:
        print(e)
        failed += 1
print(a.balance, failed)

# case: a simulation with a seeded generator of its own
import numpy as np

class Lcg:
    def __init__(self, seed):
        self.s = seed

    def next(self):
        self.s = (self.s * 1103515245 + 12345) % 2 ** 31
        return self.s / 2 ** 31

r = Lcg(int(np.zeros(70000).sum()) + 7)
heads = 0
for _ in range(1000):
    if r.next() < 0.5:
        heads += 1
print(heads)

# case: roman numerals
def roman(n):
    out = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= v:
            out += s
            n -= v
    return out

print(roman(1994), roman(4), roman(3888))

# case: caesar cipher
def caesar(text, k):
    out = []
    for c in text:
        if c.isalpha():
            base = ord("a") if c.islower() else ord("A")
            out.append(chr((ord(c) - base + k) % 26 + base))
        else:
            out.append(c)
    return "".join(out)

print(caesar("Hello, World!", 3), caesar(caesar("abc", 5), -5))

# case: run lengths
def encode(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append((s[i], j - i))
        i = j
    return out

print(encode("aaabccd"), "".join(c * n for c, n in encode("aaabccd")))

# case: pascal's triangle
rows = [[1]]
for _ in range(5):
    p = rows[-1]
    rows.append([1] + [a + b for a, b in zip(p, p[1:])] + [1])
for r in rows:
    print(" ".join(str(v) for v in r).center(20).rstrip())

# case: transposing and rotating by slices
m = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*m)], [list(r) for r in zip(*m[::-1])], [r[::-1] for r in m], sum(m, []))

# case: a word count from text
text = """the quick brown fox
jumps over the lazy dog the end"""
count = {}
for line in text.splitlines():
    for w in line.split():
        count.setdefault(w, []).append(len(w))
print(sorted(count.items(), key=lambda p: (-len(p[1]), p[0]))[:3])

# case: memo in a dict with tuple keys
memo = {}

def paths(i, j):
    if i == 0 or j == 0:
        return 1
    if (i, j) not in memo:
        memo[i, j] = paths(i - 1, j) + paths(i, j - 1)
    return memo[i, j]

print(paths(8, 8), len(memo))

# case: numerical integration with a function argument and a tolerance
import math

def integrate(f, a, b, eps):
    n, old = 1, None
    while True:
        h = (b - a) / n
        new = sum(f(a + (i + 0.5) * h) for i in range(n)) * h
        if old is not None and abs(new - old) < eps:
            return new, n
        old, n = new, n * 2

v, n = integrate(math.sin, 0.0, math.pi, 1e-3)
print(round(v, 4), n)

# case: a context manager that counts
import numpy as np

class Timer:
    active = 0

    def __enter__(self):
        Timer.active += 1
        return self

    def __exit__(self, kind, value, tb):
        Timer.active -= 1
        return False

n = int(np.zeros(70000).sum())
most = 0
for k in range(n + 3):
    with Timer():
        with Timer():
            most = max(most, Timer.active)
print(most, Timer.active)

# case: a decorator that checks its arguments
import functools
import numpy as np

def positive(f):
    @functools.wraps(f)
    def inner(x):
        if x <= 0:
            raise ValueError(f"{f.__name__} needs a positive number")
        return f(x)
    return inner

@positive
def half(x):
    return x / 2

n = int(np.zeros(70000).sum())
for v in (n + 3, n - 1):
    try:
        print(half(v))
    except ValueError as e:
        print(e)

# case: a pipeline of generators and functions
import numpy as np

def read():
    for v in np.array([3.0, -1.0, 4.0, -5.0]):
        yield v

def keep(it):
    for v in it:
        if v > 0:
            yield v

total = 0.0
for v in keep(read()):
    total += v ** 2
print(total)
