# Functions with yield, generator expressions and iterators of the script, gone
# through by loops that are known or staged.

# case: a generator is an iterator
def g():
    yield 1
    yield 2

it = g()
print(next(it), next(it), next(it, "end"), list(g()), tuple(g()), iter(it) is it)

# case: a generator keeps its state between items
def running(v):
    total = 0
    for x in v:
        total += x
        yield total

print(list(running([1, 2, 3])), max(running([5, -2, 1])))

# case: a staged generator in a staged loop
import numpy as np

def squares(n):
    for k in range(n):
        yield k * k

n = int(np.zeros(70000).sum()) + 5
s = 0
for v in squares(n):
    s += v
print(s)

# case: yield in a staged branch
import numpy as np

def evens(n):
    for k in range(n):
        if k % 2 == 0:
            yield k

n = int(np.zeros(70000).sum()) + 7
for v in evens(n):
    print(v, end=" ")
print()

# case: two yields in a staged loop
import numpy as np

def zigzag(n):
    for k in range(n):
        yield k
        yield -k

n = int(np.zeros(70000).sum()) + 3
for v in zigzag(n):
    print(v, end=" ")
print()

# case: a loop with continue over a generator
import numpy as np

def count(n):
    k = 0
    while k < n:
        yield k
        k += 1

n = int(np.zeros(70000).sum()) + 8
s = 0
for v in count(n):
    if v % 3:
        continue
    s += v
else:
    print("else", s)

# case: break closes a generator
import numpy as np

def count(n):
    try:
        for k in range(n):
            yield k
    finally:
        print("closed")

n = int(np.zeros(70000).sum()) + 8
for v in count(n):
    if v == 2:
        break
print(v)

# case: a generator that returns early
import numpy as np

def upto(n, limit):
    for k in range(n):
        if k * k > limit:
            return
        yield k

n = int(np.zeros(70000).sum()) + 10
for v in upto(n, 20):
    print(v, end=" ")
print()

# case: a generator over a generator
import numpy as np

def count(n):
    for k in range(n):
        yield k

def doubled(it):
    for v in it:
        yield 2 * v

n = int(np.zeros(70000).sum()) + 4
for v in doubled(count(n)):
    print(v, end=" ")
print()

# case: yield from with a staged count
import numpy as np

def count(n):
    for k in range(n):
        yield k

def twice(n):
    yield from count(n)
    yield from count(n)

n = int(np.zeros(70000).sum()) + 2
for v in twice(n):
    print(v, end=" ")
print()

# case: generators with arrays
import numpy as np

def rows(m):
    for i in range(m.shape[0]):
        yield m[i]

m = np.zeros((3, 2))
for i, r in enumerate(rows(m)):
    r += i
print(m)

# case: enumerate of a generator
import numpy as np

def letters():
    yield "a"
    yield "b"

for i, c in enumerate(letters(), 1):
    print(i, c)

# case: zip of a generator and a list
def naturals():
    k = 0
    while True:
        yield k
        k += 1

for a, b in zip("xyz", naturals()):
    print(a, b)

# case: a generator in a comprehension
def pairs(n):
    for i in range(n):
        for j in range(i):
            yield i, j

print([i * 10 + j for i, j in pairs(4)], {i for i, _ in pairs(3)}, dict(pairs(3)))

# case: sum, any, all, min and max of generator expressions with staged items
import numpy as np

n = int(np.zeros(70000).sum())
v = [n + 3, n - 1, n + 4]
print(sum(x * x for x in v), any(x < 0 for x in v), all(x > -5 for x in v), min(x + 1 for x in v), max(abs(x) for x in v))

# case: a generator expression sees names when it runs
k = 2
g = (x * k for x in [1, 2, 3])
k = 10
print(list(g))

# case: the first iterable of a generator expression is evaluated at once
v = [1, 2]
g = (x for x in v)
v = [7, 8, 9]
print(list(g))

# case: the fibonacci generator with a bound that only running knows
import numpy as np

def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

n = int(np.zeros(70000).sum()) + 60
for f in fib():
    if f > n:
        break
print(f)

# case: a sieve of generators
def numbers():
    k = 2
    while True:
        yield k
        k += 1

def without(it, p):
    for v in it:
        if v % p:
            yield v

it, out = numbers(), []
while len(out) < 6:
    p = next(it)
    out.append(p)
    it = without(it, p)
print(out)

# case: a generator method
class Tree:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right

    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.v
        if self.right:
            yield from self.right.walk()

t = Tree(4, Tree(2, Tree(1)), Tree(6))
print(list(t.walk()), sum(t.walk()))

# case: a generator with staged state changed by the loop
import numpy as np

box = [0]

def until(limit):
    while box[0] < limit:
        yield box[0]

n = int(np.zeros(70000).sum()) + 10
for v in until(n):
    box[0] = v * 2 + 1
print(box, v)

# case: close and a generator that is not begun
def g():
    print("begun")
    yield 1

it = g()
it.close()  # refused: H0990 `it.close`
print(list(it))

# case: next of a generator that raises
def g():
    yield 1
    raise KeyError("k")

it = g()
print(next(it))
try:
    next(it)
except KeyError as e:
    print("caught", e)
print(next(it, "over"))

# case: an iterator class in a staged loop
import numpy as np

class Steps:
    def __init__(self, n):
        self.k, self.n = 0, n

    def __iter__(self):
        return self

    def __next__(self):
        if self.k >= self.n:
            raise StopIteration
        self.k += 1
        return self.k * 10

for v in Steps(4):
    print(v, end=" ")
print()

# case: an iterator class whose end only running knows
import numpy as np

class Steps:
    def __init__(self, n):
        self.k, self.n = 0, n

    def __iter__(self):
        return self

    def __next__(self):
        if self.k >= self.n:
            raise StopIteration  # refused: H0990 `raise StopIteration`
        self.k += 1
        return self.k

s = 0
for v in Steps(int(np.zeros(70000).sum()) + 4):
    s += v
print(s)

# case: a container class by len and getitem
import numpy as np

class Line:
    def __init__(self, n):
        self.x = np.arange(float(n))

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        if i >= len(self.x):
            raise IndexError
        return self.x[i] * 2

l = Line(4)
print([float(v) for v in l], len(l), sum(l), float(l[2]))

# case: islice, takewhile and count
import itertools

print(list(itertools.islice(itertools.count(3), 4)), list(itertools.takewhile(lambda x: x < 4, itertools.count())))
print(list(itertools.chain([1], (2, 3))), list(itertools.repeat("x", 2)), list(zip(*[iter("abcdef")] * 2)))

# case: groupby
import itertools

for k, g in itertools.groupby([1, 1, 2, 3, 3, 3], key=lambda x: x % 2):
    print(k, list(g))

# case: batches with a last one that is shorter
def batches(v, size):
    for i in range(0, len(v), size):
        yield v[i:i + size]

for b in batches([1, 2, 3, 4, 5], 2):
    print(b)

# case: training over batches of arrays
import numpy as np

def batches(x, y, size):
    for i in range(0, len(x), size):
        yield x[i:i + size], y[i:i + size]

x = np.arange(12.0).reshape(6, 2)
y = x @ np.array([1.0, -2.0])
w = np.zeros(2)
for epoch in range(300):
    for xb, yb in batches(x, y, 3):
        w -= 0.005 * xb.T @ (xb @ w - yb) / 3
print(np.round(w, 2))

# case: a generator as an argument of print and join
def words():
    yield "a"
    yield "b"

print(*words(), sep="-")
print(", ".join(w.upper() for w in words()))

# case: yield as an expression
def g():
    x = yield 1
    print("got", x)

for v in g():
    print(v)

# case: a lambda with a generator expression
f = lambda v: sum(x for x in v if x > 1)
print(f([1, 2, 3]))

# case: unpacking a generator
def g():
    yield from (1, 2, 3)

a, *b = g()
print(a, b, [*g(), 4], {*g()})
x, y = g()  # error: H0514 `x, y` ValueError

# case: reversed of an own sequence
class Seq:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 10

print(list(reversed(Seq())))

# case: where only running knows whether it is closed
import numpy as np
s0 = int(np.zeros(70000).sum())

def g(k):
    try:
        yield 0
    except:
        print("closing")
    yield k  # refused: H0990 `yield k`

for v in g(3):
    if v == s0:
        break
print(v)
