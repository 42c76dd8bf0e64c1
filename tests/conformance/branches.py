# if, elif, else, conditional expressions, `and`, `or`, `not`, chained
# comparisons: of values that are known while compiling, and of staged ones.

# case: the first test that holds decides
x = 7
if x > 10:
    print("large")
elif x > 5:
    print("middle")
elif x > 3:
    print("small")
else:
    print("none")

# case: staged tests are asked in order
import numpy as np

n = int(np.zeros(70000).sum())
for k in range(4):
    if n + k == 0:
        print("zero")
    elif n + k == 1:
        print("one")
    elif n + k == 2:
        print("two")
    else:
        print("many", n + k)

# case: a branch without else leaves the name as it was
import numpy as np

n = int(np.zeros(70000).sum())
y = 5
if n > 0:
    y = 6
print(y)
if n == 0:
    y = 7
print(y)

# case: nested branches on two staged values
import numpy as np

a = float(np.ones(70000).mean())
b = -a
if a > 0:
    if b > 0:
        r = "both"
    else:
        r = "a alone"
else:
    if b > 0:
        r = "b alone"
    else:
        r = "neither"
print(r)

# case: a branch prints only when it is taken
import numpy as np

n = int(np.zeros(70000).sum())
if n:
    print("never")
else:
    print("else", n)
print("behind")

# case: both ways bind a name for the first time
import numpy as np

x = np.arange(5.0)
if x.sum() > 100:
    scale = 0.1
else:
    scale = 10.0
print(x * scale)

# case: a number and its negation on two ways
import numpy as np

def absolute(v):
    if v < 0:
        return -v
    return v

x = np.array([-2.5, 0.0, 3.25])
print([float(absolute(v)) for v in x])

# case: an int on one way and a float on the other
import numpy as np

n = int(np.zeros(70000).sum())
if n == 0:
    y = 1
else:
    y = 2.5
print(y)

# case: two texts on two ways
import numpy as np

loss = float(np.array([0.25, 0.75]).mean())
word = "good" if loss < 1 else "bad"
print(word, "loss", loss)
print(f"{word:>8}|")

# case: lists of one length on two ways
import numpy as np

n = int(np.zeros(70000).sum())
if n > 0:
    v = [1, 2, 3]
else:
    v = [4, 5, 6]
v[0] += 10
print(v, sum(v))

# case: arrays of one shape on two ways
import numpy as np

n = int(np.zeros(70000).sum())
a = np.arange(3.0)
b = a + 1 if n > 0 else a * 2
print(b, a)

# case: a condition may be any value with a truth
for v in (0, 1, -1, 0.0, 0.5, "", "a", [], [0], (), (0,), {}, {1: 2}, None, set(), range(0), range(3)):
    if v:
        print(repr(v), "true")
    else:
        print(repr(v), "false")

# case: a nan is true
nan = float("nan")
if nan:
    print("true")
print(nan == nan, nan != nan, not nan)

# case: a conditional expression evaluates one side
def loud(s):
    print("asked", s)
    return s

print(loud("yes") if 1 < 2 else loud("no"))
print(loud("yes") if 1 > 2 else loud("no"))

# case: a staged conditional expression evaluates one side
import numpy as np

n = int(np.zeros(70000).sum())

def loud(v):
    print("asked", v)
    return v

print(loud(n + 1) if n == 0 else loud(n + 2))
print(loud(n + 3) if n != 0 else loud(n + 4))

# case: conditional expressions nest to the right
import numpy as np

n = int(np.zeros(70000).sum())
for k in range(-1, 3):
    m = n + k
    print("negative" if m < 0 else "zero" if m == 0 else "one" if m == 1 else "many")

# case: and gives the first that is false, or the last
print(0 and 1, 1 and 0, 1 and 2, "" and 3, "a" and "b", [] and 1, None and 2)
print(1 and 2 and 3, 1 and 0 and 3)

# case: or gives the first that is true, or the last
print(0 or 1, 1 or 0, 0 or "", "" or "b", [] or {}, None or 2)
print(0 or "" or None, 0 or 5 or 7)

# case: staged and gives an operand
import numpy as np

n = int(np.zeros(70000).sum())
print(n and 5, (n + 1) and 5, (n + 2) and (n + 3), n and n + 1)

# case: staged or gives an operand
import numpy as np

n = int(np.zeros(70000).sum())
print(n or 5, (n + 1) or 5, n or (n + 3), (n + 2) or 1)

# case: the right side of and is not evaluated
import numpy as np

n = int(np.zeros(70000).sum())
d = [10, 20, 30]
if n > 5 and d[n] > 1:
    print("inside")
else:
    print("outside")
i = n + 3
print(i < len(d) and d[i] > 0)

# case: the right side of or is not evaluated
import numpy as np

n = int(np.zeros(70000).sum())
print(n == 0 or 1 // n > 2)
if n == 0 or 10 / n > 1:
    print("fine")

# case: not of staged values
import numpy as np

n = int(np.zeros(70000).sum())
f = float(n)
print(not n, not not n, not f, not (n + 1), not f + 0.5)
print(not np.float64(0.0), not np.float64(2.0))

# case: chained comparisons ask each operand once
def loud(v):
    print("asked", v)
    return v

print(loud(1) < loud(2) < loud(3))
print(loud(1) > loud(2) > loud(3))

# case: staged chained comparisons
import numpy as np

n = int(np.zeros(70000).sum())
for k in (-1, 0, 4, 5, 6):
    m = n + k
    print(m, 0 <= m < 5, 0 < m <= 5 != 3, m == m == m)

# case: chained comparison stops at the first that fails
import numpy as np

n = int(np.zeros(70000).sum())

def loud(v):
    print("asked", v)
    return v

print(loud(n + 5) < loud(n + 2) < loud(n + 3))
print(loud(n) < loud(n + 2) < loud(n + 3))

# case: is and is not with None
import numpy as np

n = int(np.zeros(70000).sum())
best = None
if n == 0:
    best = 4.5
print(best is None, best is not None)
if best is not None:
    print(best + 1)

# case: a name is None on one way
import numpy as np

n = int(np.zeros(70000).sum())
best = 4.5 if n > 0 else None
if best is None:
    print("nothing")
else:
    print(best * 2)
print(best)

# case: walrus in a condition
import numpy as np

x = np.array([1.0, 5.0, 2.0])
if (m := float(x.max())) > 4:
    print("large", m)
if (k := int(np.zeros(70000).sum())) or (j := k + 2) > 1:
    print(k, j)

# case: a condition of an array with one element
import numpy as np

x = np.array([3.0])
if x > 2:
    print("yes")
if not (x < 2):
    print("no")

# case: any and all in conditions
import numpy as np

x = np.array([1.0, -2.0, 3.0])
if (x > 0).all():
    print("all")
elif (x > 0).any():
    print("some")
if np.all(x > -5) and not np.any(x > 5):
    print("inside")

# case: in and not in
import numpy as np

n = int(np.zeros(70000).sum())
print(3 in [1, 2, 3], 3 not in (1, 2), "a" in "bar", "x" in {"x": 1}, 5 in {5})
print(n in [1, 0], n + 7 in (1, 2), n not in range(3), n + 1 in {1: "a"})

# case: an empty branch
import numpy as np

n = int(np.zeros(70000).sum())
if n > 3:
    pass
elif n == 0:
    ...
else:
    print("else")
print("done")

# case: returns from all branches
import numpy as np

def sign(v):
    if v > 0:
        return 1
    elif v < 0:
        return -1
    else:
        return 0

n = int(np.zeros(70000).sum())
print(sign(n), sign(n + 4), sign(n - 4), sign(2.5))

# case: an early return and code behind it
import numpy as np

def clipped(v, low, high):
    if v < low:
        return low
    if v > high:
        return high
    return v

n = int(np.zeros(70000).sum())
for k in (-3, 2, 30):
    print(clipped(n + k, 0, 10))

# case: a function that returns on one way only
import numpy as np

def perhaps(v):
    if v > 0:
        return v * 2

n = int(np.zeros(70000).sum())
print(perhaps(n), perhaps(n + 1), perhaps(-1), perhaps(3))

# case: a swap on one way
import numpy as np

a, b = float(np.ones(70000).mean()) + 4, 2.0
if a > b:
    a, b = b, a
print(a, b)

# case: the largest of three by branches
import numpy as np

def largest(a, b, c):
    if a >= b and a >= c:
        return a
    if b >= a and b >= c:
        return b
    return c

n = int(np.zeros(70000).sum())
print(largest(n, n + 1, n + 2), largest(n + 3, n, n + 2), largest(n, n + 9, n))

# case: a function chosen by a branch
import numpy as np

n = int(np.zeros(70000).sum())
f = np.sin if n > 0 else np.cos
print(f(0.0))
g = (lambda v: v + 1) if n == 0 else (lambda v: v - 1)
print(g(10))

# case: a branch on a bool made by comparisons
import numpy as np

n = int(np.zeros(70000).sum())
ok = n == 0 and n < 5
bad = ok and n > 3
print(ok, bad, ok or bad, ok & bad, ok | bad, ok ^ bad)
print(int(ok) + 1, ok + ok)

# case: leap years
import numpy as np

def is_leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

n = int(np.zeros(70000).sum())
for y in (1900, 2000, 2023, 2024):
    print(y, is_leap(y + n), is_leap(y))

# case: branch that changes an array in place
import numpy as np

n = int(np.zeros(70000).sum())
x = np.arange(4.0)
if n == 0:
    x[1] = 100.0
else:
    x[2] = 200.0
print(x)

# case: branch that appends to a list in each way
import numpy as np

n = int(np.zeros(70000).sum())
v = [1]
if n == 0:
    v.append(n + 2)
else:
    v.append(n + 3)
print(v, len(v))

# case: a branch that appends on one way only
import numpy as np

n = int(np.zeros(70000).sum())
v = [1]
if n == 0:
    v.append(2)
print(v[0])

# case: dict entries changed in a branch
import numpy as np

n = int(np.zeros(70000).sum())
count = {"a": 0, "b": 0}
if n == 0:
    count["a"] += 1
else:
    count["b"] += 1
print(count)

# case: equal values of different types
print(1 == 1.0, True == 1, "1" == 1, [1] == (1,), None == 0, 1 == True)
print(0.1 + 0.2 == 0.3, 0.5 + 0.25 == 0.75)

# case: comparisons of containers
print([1, 2] < [1, 3], (1, 2) < (1, 2, 0), "abc" < "abd", [2] > [1, 9], "a" < "B")
print({1, 2} < {1, 2, 3}, {1: 2} == {1: 2.0}, [1, [2]] == [1, [2]])

# case: a condition with an assignment of several names
import numpy as np

n = int(np.zeros(70000).sum())
if n == 0:
    lo, hi, name = 1, 2.5, "left"
else:
    lo, hi, name = 3, 4.5, "right"
print(lo, hi, name)

# case: elif chain in a loop with a staged counter
import numpy as np

fizz = []
n = int(np.zeros(70000).sum())
for i in range(1, 16):
    k = n + i
    if k % 15 == 0:
        print("FizzBuzz", end=" ")
    elif k % 5 == 0:
        print("Buzz", end=" ")
    elif k % 3 == 0:
        print("Fizz", end=" ")
    else:
        print(k, end=" ")
print()

# case: branch on isinstance
import numpy as np

def kind(v):
    if isinstance(v, bool):
        return "bool"
    if isinstance(v, int):
        return "int"
    if isinstance(v, (float, np.float64)):
        return "float"
    if isinstance(v, (list, tuple)):
        return "sequence"
    return type(v).__name__

n = int(np.zeros(70000).sum())
print(kind(n), kind(n == 0), kind(n / 2), kind([n]), kind("s"), kind(np.float64(n)), kind(None))

# case: a branch binds a name that the other does not
import numpy as np

n = int(np.zeros(70000).sum())
if n > 0:
    y = 3
print("so far")
print(y)  # ends: H0401 `y` NameError

# case: a branch binds a name that the other does not, and it is taken
import numpy as np

n = int(np.zeros(70000).sum())
if n == 0:
    y = 3
print(y + n)

# case: a branch deletes a name
import numpy as np

n = int(np.zeros(70000).sum())
y = 1
if n == 0:
    del y
print(y)  # ends: H0401 `y` NameError

# case: unlike types that are used behind the branch
import numpy as np

n = int(np.zeros(70000).sum())
if n > 0:
    y = 1
else:
    y = "a"
print(y)

# case: unlike types that are not used behind the branch
import numpy as np

n = int(np.zeros(70000).sum())
if n > 0:
    y = 1
    print("one", y)
else:
    y = "a"
    print("other", y + "b")
y = [n]
print(y)

# case: arrays of different shapes on two ways
import numpy as np

n = int(np.zeros(70000).sum())
if n > 0:
    x = np.zeros(3)
else:
    x = np.ones((2, 2))
print(x)  # refused: H0402 `x`

# case: arrays of different dtypes on two ways
import numpy as np

n = int(np.zeros(70000).sum())
x = np.zeros(3) if n > 0 else np.ones(3, dtype=np.float32)  # refused: H0402 `np.zeros(3) if n > 0 else np.ones(3, dtype=np.float32)`
print(x)

# case: a condition of an array with many elements
import numpy as np

x = np.array([1.0, 2.0])
if x > 1:  # error: H0303 `x > 1` ValueError
    print("yes")

# case: a comparison of text and number by order
x = 3
if x < "4":  # error: H0511 `x < "4"` TypeError
    print("less")

# case: lists of different lengths on two ways
import numpy as np

n = int(np.zeros(70000).sum())
v = [1, 2] if n > 0 else [3]
print(v[0])

# case: a tuple on one way and a list on the other
import numpy as np

n = int(np.zeros(70000).sum())
v = (1, 2) if n > 0 else [3, 4]
print(v[1], len(v))
