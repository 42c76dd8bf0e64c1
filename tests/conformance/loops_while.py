# while, break, continue, else; nested; with tests that are known while
# compiling and tests that only running knows.

# case: count to five
i = 0
while i < 5:
    print(i, end=" ")
    i += 1
print(i)

# case: a staged bound
import numpy as np

n = int(np.ones(70000).sum()) // 10000
i = 0
while i < n:
    print(i, end=" ")
    i += 1
print("end", i)

# case: a loop of no turns
import numpy as np

n = int(np.zeros(70000).sum())
while n > 0:
    print("never")
    n -= 1
else:
    print("else")
print(n)

# case: else runs when the test fails
i = 0
while i < 2:
    i += 1
else:
    print("else", i)

# case: else is left out by break
import numpy as np

n = int(np.zeros(70000).sum())
i = n
while i < 10:
    if i == 4:
        break
    i += 1
else:
    print("not here")
print(i)

# case: else after a staged loop without break
import numpy as np

n = int(np.zeros(70000).sum())
i = n
while i < 3:
    if i == 7:
        break
    i += 1
else:
    print("else")
print(i)

# case: continue goes to the test
import numpy as np

n = int(np.zeros(70000).sum())
i, total = n, 0
while i < 10:
    i += 1
    if i % 2:
        continue
    total += i
print(i, total)

# case: while True with a break in the middle
import numpy as np

n = int(np.zeros(70000).sum())
k = n
while True:
    k += 3
    if k > 10:
        break
    print("at", k)
print("left at", k)

# case: two breaks in one loop
import numpy as np

n = int(np.zeros(70000).sum())
for limit in (5, 50):
    i, s = n, 0
    while True:
        i += 1
        if i > 8:
            why = "count"
            break
        s += i
        if s > limit:
            why = "sum"
            break
    print(limit, i, s, why)

# case: nested while with a break of the inner one
import numpy as np

n = int(np.zeros(70000).sum())
i = n
while i < 4:
    j = 0
    while j < 4:
        if j == i:
            break
        j += 1
    print(i, j)
    i += 1

# case: nested while where the inner else breaks the outer
import numpy as np

n = int(np.zeros(70000).sum())
i = n
while True:
    i += 1
    j = 2
    while j < 20:
        if j * i == 12:
            print("found", i, j)
            break
        j += 1
    else:
        print("none for", i)
        break
print("end", i)

# case: return out of two staged loops
import numpy as np

def find(a, v):
    i = 0
    while i < a.shape[0]:
        j = 0
        while j < a.shape[1]:
            if a[i, j] == v:
                return i, j
            j += 1
        i += 1
    return -1, -1

a = np.arange(12.0).reshape(3, 4)
print(find(a, 6.0), find(a, 99.0))

# case: greatest common divisor
import numpy as np

def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

n = int(np.zeros(70000).sum())
print(gcd(n + 84, 36), gcd(17, n + 5), gcd(0, n + 4))

# case: collatz
import numpy as np

n = int(np.zeros(70000).sum()) + 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)

# case: newton until it stands still
import numpy as np

x = float(np.ones(70000).mean()) * 2
y, turns = x, 0
while abs(y * y - x) > 1e-12:
    y = 0.5 * (y + x / y)
    turns += 1
print(round(y, 10), turns)

# case: bisection with a bounded number of turns
import numpy as np

lo, hi = 0.0, 2.0 * float(np.ones(70000).mean())
for _ in range(40):
    mid = (lo + hi) / 2
    if mid * mid < 2:
        lo = mid
    else:
        hi = mid
print(round(lo, 9))

# case: a fibonacci below a bound
import numpy as np

n = int(np.zeros(70000).sum())
a, b = 0, 1
while a < 50 + n:
    print(a, end=" ")
    a, b = b, a + b
print()

# case: digits of a number
import numpy as np

n = int(np.zeros(70000).sum()) + 90210
s, count = 0, 0
while n:
    n, d = divmod(n, 10)
    s += d
    count += 1
print(s, count)

# case: the test calls a function that prints
def more(i):
    print("test", i)
    return i < 2

i = 0
while more(i):
    i += 1

# case: the test of a staged loop calls a function that prints
import numpy as np

n = int(np.zeros(70000).sum())

def more(i):
    print("test", i)
    return i < 2

i = n
while more(i):
    print("body", i)
    i += 1

# case: walrus in the test
import numpy as np

n = int(np.zeros(70000).sum())
i = n
while (square := i * i) < 30:
    i += 1
print(i, square)

# case: an array as state of a loop
import numpy as np

x = np.array([1.0, 2.0, 4.0])
turns = 0
while x.sum() > 0.5:
    x = x / 2
    turns += 1
print(turns, x)

# case: an array changed in place until a test
import numpy as np

x = np.array([9.0, 1.0, 5.0])
while x.max() > 2:
    x[x.argmax()] -= 2.5
print(x)

# case: several names of different kinds as state
import numpy as np

n = int(np.zeros(70000).sum())
i, x, ok, v = n, 1.0, True, np.zeros(2)
while ok:
    i += 1
    x *= 1.5
    v = v + i
    ok = x < 10
print(i, x, ok, v)

# case: a text as state
import numpy as np

n = int(np.zeros(70000).sum())
state, i = "start", n
while state != "end":
    print(state, i)
    i += 1
    state = "middle" if i < 3 else "end"
print(state)

# case: None before the first turn
import numpy as np

n = int(np.zeros(70000).sum())
last, i = None, n
while i < 3:
    last = i * 2.5
    i += 1
print(last)

# case: None before, and perhaps no turn
import numpy as np

n = int(np.zeros(70000).sum())
last = None
while n > 0:
    last = n
    n -= 1
print(last)

# case: a name that the loop binds
import numpy as np

n = int(np.zeros(70000).sum())
i = n
while i < 3:
    y = i * i
    i += 1
print(y)

# case: a name that a loop of no turns would bind
import numpy as np

n = int(np.zeros(70000).sum())
while n > 0:
    y = n
    n -= 1
print("behind")
print(y)  # ends: H0406 `y` NameError

# case: break before anything is bound
import numpy as np

n = int(np.zeros(70000).sum())
while True:
    if n == 0:
        break
    y = n
print(n)

# case: continue in a nested if
import numpy as np

n = int(np.zeros(70000).sum())
i = n
while i < 8:
    i += 1
    if i > 2:
        if i % 3 == 0:
            continue
        elif i == 7:
            break
    print(i, end=" ")
print("|", i)

# case: a loop in a function with early return
import numpy as np

def first_power_above(base, limit):
    p = 1
    k = 0
    while True:
        if p > limit:
            return k, p
        p *= base
        k += 1

n = int(np.zeros(70000).sum())
print(first_power_above(2 + n, 1000), first_power_above(3, 10 + n))

# case: loops in sequence share names
import numpy as np

n = int(np.zeros(70000).sum())
i = n
while i < 3:
    i += 1
while i > -2:
    i -= 1
while i != 4:
    i += 1
print(i)

# case: a float counter
import numpy as np

t = float(np.zeros(70000).sum())
turns = 0
while t < 1.0:
    t += 0.1
    turns += 1
print(t, turns)

# case: the state is a list of numbers
import numpy as np

n = int(np.zeros(70000).sum())
v = [n, 1]
while v[0] < 20:
    v[0], v[1] = v[1], v[0] + v[1]
print(v)

# case: the state is a dict of numbers
import numpy as np

n = int(np.zeros(70000).sum())
d = {"i": n, "sum": 0}
while d["i"] < 5:
    d["i"] += 1
    d["sum"] += d["i"] ** 2
print(d)

# case: the state is in an instance
import numpy as np

class Counter:
    def __init__(self):
        self.i, self.seen = 0, 0.0

    def step(self):
        self.i += 1
        self.seen += self.i / 2

n = int(np.zeros(70000).sum())
c = Counter()
while c.i < n + 6:
    c.step()
print(c.i, c.seen)

# case: a static list that shrinks
todo = [3, 1, 2]
while todo:
    k = todo.pop()
    print(k, todo)
    if k == 2:
        todo.append(7)

# case: a list that grows in a known loop
i, seen = 0, []
while i < 4:
    seen.append(i * i)
    i += 1
print(seen)

# case: a while whose body always breaks
import numpy as np

n = int(np.zeros(70000).sum())
while n < 5:
    print("once")
    break
else:
    print("else")

# case: break in else belongs to the outer loop
for i in range(3):
    j = 0
    while j < i:
        j += 1
    else:
        if i == 1:
            break
    print(i, j)
print("end", i)

# case: a loop that ends by an exception
import numpy as np

n = int(np.zeros(70000).sum())
i = n
while True:
    i += 1
    print(i)
    if i == 3:
        raise ValueError("three")  # ends: H0906 `raise ValueError("three")` ValueError

# case: division by the counter ends it
import numpy as np

n = int(np.zeros(70000).sum()) + 2
while True:
    print(10 // n)  # ends: H0905 `10 // n` ZeroDivisionError
    n -= 1

# case: the counter becomes a float
import numpy as np

n = int(np.zeros(70000).sum())
x = 0
while n < 3:
    x = x + 0.5
    n += 1
print(x)

# case: the counter becomes a float in each turn of a loop that may have none
import numpy as np

n = int(np.zeros(70000).sum())
x = 0
while n > 0:
    x = x + 0.5
    n -= 1
print(x)

# case: a type that changes in the loop
import numpy as np

n = int(np.zeros(70000).sum())
x = 1
while n < 3:
    x = str(x)
    n += 1
print(x)

# case: an array that grows in a staged loop
import numpy as np

n = int(np.zeros(70000).sum())
x = np.zeros(1)
while n < 3:
    x = np.concatenate([x, x])  # refused: H0405 `x`
    n += 1
print(x.sum())

# case: a list that grows in a staged loop
import numpy as np

n = int(np.ones(70000).sum())
v = []
i = 0
while i < n:
    v.append(i)
    i += 70
print(len(v))

# case: a known loop of many turns
i, s = 0, 0
while i < 200000:
    s += i % 7
    i += 1
print(i, s)

# case: a prime test with for and while
import numpy as np

def is_prime(k):
    if k < 2:
        return False
    d = 2
    while d * d <= k:
        if k % d == 0:
            return False
        d += 1
    return True

n = int(np.zeros(70000).sum())
print([is_prime(n + k) for k in range(12)])

# case: integer square root
import numpy as np

def isqrt(k):
    lo, hi = 0, k + 1
    while hi - lo > 1:
        mid = (lo + hi) // 2
        if mid * mid <= k:
            lo = mid
        else:
            hi = mid
    return lo

n = int(np.zeros(70000).sum())
print(isqrt(n), isqrt(n + 99), isqrt(n + 100), isqrt(n + 12345678))

# case: binary search in an array
import numpy as np

def search(a, v):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < v:
            lo = mid + 1
        else:
            hi = mid
    return lo

a = np.array([1.0, 3.0, 3.0, 7.0, 11.0])
print([search(a, float(v)) for v in (0, 3, 4, 11, 12)])
