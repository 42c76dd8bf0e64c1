# What names, elements and attributes hold after branches and loops: binding,
# del, unbound names, aliases, swaps, augmented assignment.

# case: two names of one list
a = [1, 2]
b = a
b.append(3)
print(a, a is b, a == [1, 2, 3])
b = b + [4]
print(a, b, a is b)

# case: augmented assignment of lists keeps the object
a = [1]
b = a
a += [2]
print(b, a is b)
a = a + [3]
print(b, a)

# case: augmented assignment of tuples and texts makes new ones
a = (1,)
b = a
a += (2,)
s = "x"
t = s
s += "y"
s *= 2
print(a, b, s, t)

# case: augmented assignment of arrays is in place
import numpy as np

a = np.ones(3)
b = a
a += 1
print(b, a is b)
a = a + 1
print(b, a)

# case: augmented assignment of arrays in a staged branch
import numpy as np

n = int(np.zeros(70000).sum())
a = np.arange(3.0)
b = a
if n == 0:
    a *= 2
else:
    a = a * 3
print(a, b, a is b)

# case: every augmented operator on ints
import numpy as np

x = int(np.zeros(70000).sum()) + 29
x += 4; print(x)
x -= 1; print(x)
x *= 3; print(x)
x //= 5; print(x)
x %= 12; print(x)
x **= 3; print(x)
x <<= 4; print(x)
x >>= 2; print(x)
x |= 6; print(x)
x &= 0xff; print(x)
x ^= 0x55; print(x)
x /= 4; print(x)

# case: augmented assignment evaluates its target once
def key():
    print("key")
    return 0

v = [1]
v[key()] += 5
print(v)

# case: augmented assignment of an attribute
import numpy as np

class Sum:
    total = 0

n = int(np.zeros(70000).sum())
s = Sum()
for k in range(n + 4):
    s.total += k
print(s.total, Sum.total)

# case: augmented assignment of a matrix's row
import numpy as np

m = np.zeros((2, 3))
n = int(np.zeros(70000).sum())
m[n] += 1
m[:, n + 1] -= 2
m[n + 1, 2] *= 5
m[m > 0] += 10
print(m)

# case: swap of two names
import numpy as np

a, b = 1, float(np.ones(70000).mean())
a, b = b, a
print(a, b)

# case: swap of elements
import numpy as np

v = [1, 2, 3]
v[0], v[2] = v[2], v[0]
x = np.array([1.0, 2.0, 3.0])
x[0], x[1] = x[1], x[0]
print(v, x)

# case: swap of rows by copies and by views
import numpy as np

m = np.arange(4.0).reshape(2, 2)
m[0], m[1] = m[1].copy(), m[0].copy()
print(m)
m[0], m[1] = m[1], m[0]
print(m)

# case: rotation of three
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)

# case: assignment goes from left to right
v = [0, 0]
i = 0
i, v[i] = 1, 5
print(i, v)

# case: one value for several targets
a = b = c = []
a.append(1)
x = y = 3
x += 1
print(b, c is a, x, y)

# case: unpacking with a star
a, *b = [1, 2, 3]
*c, d = "xyz"
e, *f, g = (1, 2)
print(a, b, c, d, e, f, g)

# case: unpacking an array
import numpy as np

a, b, c = np.array([1.0, 2.0, 3.0]) * 2
(p, q), (r, s) = np.arange(4).reshape(2, 2)
print(a + b + c, p, q, r, s)

# case: del of a name
x = 5
del x
try:
    print(x)
except NameError as e:
    print(e)

# case: del of items, slices and keys
v = [0, 1, 2, 3, 4, 5]
del v[0]
del v[1:3]
d = {"a": 1, "b": 2}
del d["a"]
print(v, d)

# case: del of an attribute shows the class's
class A:
    x = 1

a = A()
a.x = 2
print(a.x)
del a.x
print(a.x)

# case: del of one of two names
a = [1]
b = a
del a
print(b)

# case: aliases change together in a branch
import numpy as np

n = int(np.zeros(70000).sum())
a = [1, 2, 3]
b = a
if n == 0:
    b[0] = 100
print(a, b)

# case: a name becomes an alias in a branch
import numpy as np

n = int(np.zeros(70000).sum())
a, b = [1, 2], [3, 4]
c = a if n == 0 else b
c[0] = 50
print(a, b, c, c is a, c is b)

# case: a name becomes an alias of an array in a branch
import numpy as np

n = int(np.zeros(70000).sum())
x, y = np.zeros(2), np.ones(2)
if n > 0:
    z = x
else:
    z = y
z += 5
print(x, y, z)

# case: aliases swapped in a loop
import numpy as np

n = int(np.zeros(70000).sum()) + 5
old, new = np.array([1.0, 0.0]), np.zeros(2)
for _ in range(n):
    new[0] = old[0] + old[1]
    new[1] = old[0]
    old, new = new, old
print(old, new)

# case: aliases of lists swapped in a loop
import numpy as np

n = int(np.zeros(70000).sum()) + 3
a, b = [1, 1], [2, 2]
first = a
for k in range(n):
    a[0] += 10
    a, b = b, a
print(a, b, first, a is first, b is first)

# case: instances swapped in a loop
import numpy as np

class P:
    def __init__(self, name):
        self.name, self.score = name, 0

n = int(np.zeros(70000).sum()) + 5
p, q = P("p"), P("q")
for k in range(n):
    p.score += k
    p, q = q, p
print(p.name, p.score, q.name, q.score)

# case: the best instance
import numpy as np

class Model:
    def __init__(self, w):
        self.w = w

x = np.array([0.5, 3.0, 1.0])
models = [Model(1.0), Model(2.0), Model(3.0)]
best = models[0]
for m, loss in zip(models, x):
    if loss > 1.5:
        best = m
best.w = 100.0
print([m.w for m in models])

# case: a view stays a view after a branch
import numpy as np

n = int(np.zeros(70000).sum())
x = np.arange(6.0)
v = x[:3] if n == 0 else x[3:]
v[:] = -1
print(x)

# case: a view of an array that is changed behind it
import numpy as np

x = np.zeros(4)
v = x[1:3]
for k in range(int(np.zeros(70000).sum()) + 3):
    x[k] = k + 1
    v *= 2
print(x, v)

# case: a copy does not follow
import numpy as np

x = np.zeros(3)
c, v = x.copy(), x[:]
x[0] = 1
print(c, v)
l = [[1], [2]]
shallow = l[:]
l[0].append(5)
l.append(3)
print(shallow, l)

# case: a list that holds an array twice
import numpy as np

x = np.zeros(2)
v = [x, x]
v[0][0] = 7
x = x + 1
print(v, x)

# case: a list that holds itself
a = [1]
a.append(a)
print(a, a[1][1][0], a is a[1])

# case: state in a dict of arrays
import numpy as np

params = {"w": np.ones(2), "b": np.zeros(1)}
for step in range(3):
    for k in params:
        params[k] -= 0.5
print(params)

# case: state in a list of lists
import numpy as np

n = int(np.zeros(70000).sum())
grid = [[0, 0, 0] for _ in range(3)]
for k in range(9):
    grid[(n + k) // 3][(n + k) % 3] = k * k
print(grid)

# case: a global array changed by a function
import numpy as np

w = np.zeros(3)

def step(k):
    w[k] += k + 1

for k in range(int(np.zeros(70000).sum()) + 3):
    step(k)
print(w)

# case: a global rebound by a function in a branch
import numpy as np

w = np.zeros(2)

def reset(flag):
    global w
    if flag:
        w = np.full(2, 9.0)

keep = w
reset(int(np.zeros(70000).sum()) == 0)
print(w, keep, w is keep)

# case: bound in a loop and used behind it
import numpy as np

for k in range(int(np.zeros(70000).sum()) + 3):
    last = k * 2
print(last, k)

# case: bound in a branch of a loop
import numpy as np

n = int(np.zeros(70000).sum()) + 5
for k in range(n):
    if k == 3:
        hit = k * 10
print(hit)

# case: bound in a branch of a loop that is never taken
import numpy as np

n = int(np.zeros(70000).sum()) + 5
for k in range(n):
    if k == 30:
        hit = k * 10
print("searched")
print(hit)  # ends: H0401 `hit` NameError

# case: unbound in a function
import numpy as np

def f(n):
    if n > 5:
        r = 1
    return r  # ends: H0401 `r` UnboundLocalError

print(f(7))
print(f(int(np.zeros(70000).sum())))

# case: caught unbound name
import numpy as np

def f(n):
    if n > 5:
        r = 1
    try:
        return r
    except UnboundLocalError:
        return -1

n = int(np.zeros(70000).sum())
print(f(7), f(n + 1), f(n + 6))

# case: a name of the loop shadows a function
def total(v):
    return sum(v)

for sum_ in [1, 2]:
    pass
print(total([sum_, 5]))

# case: min and max as running state
import numpy as np

lo, hi = float("inf"), float("-inf")
for v in np.array([3.0, -1.0, 8.0]):
    lo, hi = min(lo, v), max(hi, v)
print(lo, hi)

# case: a queue by two indices in an array
import numpy as np

queue = np.zeros(10, dtype=int)
head, tail = 0, 1
queue[0] = 1
while head < tail and tail < 8:
    v = queue[head]
    head += 1
    queue[tail] = v * 2
    tail += 1
    queue[tail] = v * 2 + 1
    tail += 1
print(queue, head, tail)

# case: state machine
import numpy as np

text = np.array([0, 1, 1, 2, 0, 2, 2, 1])
state, count = 0, 0
for c in text:
    if state == 0:
        if c == 1:
            state = 1
    elif state == 1:
        state = 2 if c == 2 else 1
    else:
        count += 1
        state = 0
print(state, count)

# case: exponential moving average
import numpy as np

avg = None
for v in np.array([1.0, 2.0, 3.0, 4.0]):
    avg = v if avg is None else 0.5 * avg + 0.5 * v
print(avg)

# case: identity after changes
import numpy as np

a = np.zeros(2)
b = a
c = a.copy()
a[0] = 1
print(a is b, a is c, (a == c).all(), b is not c)
d = {"x": a}
print(d["x"] is b)

# case: an argument that is rebound
import numpy as np

def scale(x, k):
    x = x * k
    x[0] = -1
    return x

a = np.ones(3)
b = scale(a, int(np.zeros(70000).sum()) + 2)
print(a, b)

# case: default that is state
import numpy as np

def tick(state={"n": 0}):
    state["n"] += 1
    return state["n"]

for _ in range(int(np.zeros(70000).sum()) + 4):
    last = tick()
print(last, tick())

# case: an index taken before the name changes
import numpy as np

n = int(np.zeros(70000).sum())
v = [10, 20, 30]
i = n
v[i], i = i + 5, 2
print(v, i)
i = n
i, v[i] = 2, 99
print(v, i)
