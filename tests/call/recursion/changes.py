# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import numpy as np
v = np.array([5, 3, 7])
# a stack kept in an array, with an index that is a global
stack = np.zeros(20)
top = 0
def push(n):
    global top
    if n == 0:
        return
    stack[top] = n * 2.0
    top = top + 1
    push(n - 1)
    stack[top] = -n
    top = top + 1
push(int(v[0]))
print(stack, top)
# an attribute that is static at first, and read after the calls
class Count:
    def __init__(self):
        self.n = 0
        self.name = "c"
        self.last = None
    def walk(self, n, x):
        self.n += 1
        if n <= 0:
            self.last = x
            return x.sum()
        a = self.walk(n - 1, x * 0.5)
        b = self.walk(n - 2, x + 1.0)
        return a + b * 2.0
c = Count()
c.last = np.zeros(2)
print(c.walk(int(v[0]), np.array([1.0, 2.0])), c.n, c.name, c.last)
print(c.walk(int(v[1]), np.array([1.0, 2.0])), c.n, c.last)
d = Count()
d.last = np.ones(2)
print(d.walk(int(v[1]), np.array([1.0, 2.0])), d.n, d.last, c.last)
# a maximum so far
best = -1.0
def search(n, x):
    global best
    if x > best:
        best = x
    if n == 0:
        return 0
    k = search(n - 1, x * 1.5)
    return k + search(n - 1, x - 2.0) + 1
print(search(int(v[1]), 1.0), best)
# returns one of its arguments, whichever
def pick(a, b, n):
    if n == 0:
        return a
    if n == 1:
        return b
    return pick(b, a, n - 2)
p, q = np.zeros(2), np.ones(2)
r = pick(p, q, int(v[0]))
print(r is p, r is q)
r[0] = 7.0
print(p, q)
r = pick(p, q, int(v[0]) - 1)
r[1] = 5.0
print(p, q, r is p, r is q)
# depth counted, and a limit
def deep(x, d, most):
    if x <= 1.0 or d >= most:
        return d
    return deep(x * 0.5, d + 1, most)
print(deep(float(v[2]) * 1e9, 0, 100), deep(float(v[2]) * 1e9, 0, 20), deep(3.0 * v[0], 2, 50))
# permuted names
def hanoi(n, a, b, c):
    if n == 0:
        return 0
    k = hanoi(n - 1, a, c, b)
    print("move", n, a, c)
    return k + 1 + hanoi(n - 1, b, a, c)
print(hanoi(int(v[1]), "A", "B", "C"))
print(hanoi(int(v[1]), 0, 1, 2))
# a pair of which one is the argument
def split(x, n):
    if n == 0:
        return x, 0
    y, k = split(x, n - 1)
    return y, k + n
y, k = split(p, int(v[0]))
print(y is p, k)
# three of them, in a ring and across
def a(n, x):
    if n <= 0:
        return x
    return b(n - 1, x * 0.5) + 1.0
def b(n, x):
    if n <= 0:
        return x * 2.0
    if n > 3:
        return c3(n - 2, x) * 0.5
    return a(n - 1, x) + c3(n - 1, x)
def c3(n, x):
    if n <= 0:
        return x - 1.0
    return a(n - 1, x) + b(n - 2, x) * 0.25
print(a(int(v[2]), 1.0), b(int(v[0]), 2.0), c3(int(v[2]), 0.5))
# in a loop, with writes
total = np.zeros(3)
def add(n, k):
    total[k] += n
    if n > 0:
        add(n - 1, (k + 1) % 3)
for i in range(4):
    add(int(v[i % 3]), i % 3)
    print(total)
i = 0
while i < int(v[0]):
    add(i, i % 3)
    i += 1
print(total, top, best)
# random walk of the generator's state
g = np.random.default_rng(4)
def draws(n):
    if n == 0:
        return 0
    z = g.random(2) * 0.0
    return draws(n - 1) + 1 + int(z.sum())
print(draws(int(v[0])), g.random(3).shape)
def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
print(ack(int(v[1]) - 1, int(v[1])))
def sort(a, lo, hi):
    if lo >= hi:
        return
    p = a[hi]
    i = lo
    for j in range(lo, hi):
        if a[j] < p:
            s = a[i]
            a[i] = a[j]
            a[j] = s
            i += 1
    s = a[i]
    a[i] = a[hi]
    a[hi] = s
    sort(a, lo, i - 1)
    sort(a, i + 1, hi)
w = np.array([3.0, 1.0, 2.0, 7.0, -1.0, 0.5])
sort(w, 0, 5)
print(w)
def fibs(n):
    global calls
    calls += 1
    visits[n] += 1.0
    if n <= 1:
        return n
    return fibs(n - 1) + fibs(n - 2)
calls = 0
visits = np.zeros(10)
print(fibs(int(v[2])), visits, calls)
print(fibs(int(v[1])), visits, calls)
