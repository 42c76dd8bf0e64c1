# any(), all(), `in` and a loop with a `break` ask no further than they must:
# what prints, checks or raises behind an answer that only running knows.
import numpy as np

t = np.array([2.0, 0.0])[0]
s0 = int(np.zeros(70000).sum())
n = 0


class Loud:
    def __bool__(self):
        print("asked")
        return False


class Same:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        print("same", self.v, other)
        return self.v == other


def count(v):
    global n
    n += 1
    print("count", v)
    return v


print(any([t > 3, Loud()]), any([t > 1, Loud()]), all([t > 3, Loud()]))
print(all(count(v) < t for v in range(5)), n)
print(any(count(v) > t for v in range(5)), n)
for v in (count(v) for v in range(5)):
    if v > t:
        break
print(v, n)
for v in (count(v) for v in range(5) if v != s0 + 1):
    if v > t:
        break
    print("turn", v)
else:
    print("all")
print(v, n)

# the index and the divisor are checked
xs = [3, 1, 2, 0]
b = [s0 + 2, s0 + 1, s0 + 3]
print(all(xs[b[i]] > 0 for i in range(3)), any(10 // b[i] == 5 for i in range(3)))
print(all(10 // b[i] > 3 for i in range(3)))
print(3 in (xs[k - s0] for k in range(4)), 7 in (xs[k - s0] for k in range(4)))
zero = [s0 + 1, s0, s0 + 3]
print(any(x == 0 or 6 // x == 2 for x in zero))
print(any(6 // zero[i] == 6 for i in range(3)))

# what is not asked for raises nothing
d = {1: t, 0: "a"}
print(all(d[k] <= 0 for k in d))
try:
    print(all(d[k] > 0 for k in d))
except TypeError as e:
    print("TypeError")


def f(i):
    if i == 3:
        raise KeyError(i)
    return i + 1


print(any(f(i) == s0 + 2 for i in range(20)))
try:
    print(any(f(i) == s0 + 9 for i in range(20)))
except KeyError as e:
    print("KeyError", e)

# __eq__ is asked once for each item, whoever goes through them
print((s0 + 2) in [Same(s0 + 1), Same(2), Same(s0 + 3)])
print((s0 + 2) in (Same(s0 + 1), Same(2)))
print((s0 + 2) in (Same(k + s0) for k in range(5)))


def some():
    for k in range(4):
        if k != s0 + 2:
            yield Same(k + s0)


print((s0 + 1) in some())
nan = float(s0) * float("inf")
print(nan in [nan, 2.0], nan in [2.0, 1.0 + s0])


def board(rows):
    safe = 0
    for r in range(len(rows)):
        if all(rows[i] != rows[r] and abs(rows[i] - rows[r]) != r - i
               for i in range(r)):
            safe += 1
    return safe


print(board([s0 + 1, s0 + 3, s0, s0 + 2]), board([s0, s0 + 1, s0 + 2]))

# what is made of what may raise, in a `try`
values = [50, 20, 40]


def tries(make):
    try:
        print(make())
    except (ZeroDivisionError, IndexError, KeyError, ValueError) as e:
        print(type(e).__name__)


tries(lambda: any(10 // x > 3 for x in [s0 + 5, s0 + 0, 1]))
tries(lambda: any(10 // x > 1 for x in [s0 + 5, s0 + 0, 1]))
tries(lambda: all(10 // x > 1 for x in [s0 + 5, s0 + 0, 1]))
tries(lambda: any(values[x] > 30 for x in [s0 + 1, s0 + 7]))
tries(lambda: any(values[x] > 30 for x in [s0 + 2, s0 + 7]))
tries(lambda: any(not 10 // x > 3 for x in [s0 + 1, s0]))
tries(lambda: any(f(x) > 0 for x in [s0, s0 + 3, 1]))
try:
    for v in (10 // x > 3 for x in [s0 + 5, s0 + 1, s0]):
        if v:
            print("v")
        else:
            print("-")
except ZeroDivisionError:
    print("zde")

# a text of the library that is first met where a way has ended
few = [s0]
if s0:
    few = 0
for k in range(5):
    u = set(few)
print(len(u))
