# def, lambda, parameters and arguments, closures, nonlocal and global,
# recursion, decorators.

# case: defaults are evaluated once
def add(x, to=[]):
    to.append(x)
    return to

print(add(1), add(2), add(3, []))

# case: a default is what the name was
k = 1

def f(x=k):
    return x

k = 2
print(f(), f(5), k)

# case: keyword arguments in any order
def f(a, b, c=3):
    return a, b, c

print(f(1, 2), f(b=1, a=2), f(1, c=5, b=4), f(*[1], **{"b": 2}))

# case: keyword-only and positional-only
def f(a, /, b, *, c, d=4):
    return a, b, c, d

print(f(1, 2, c=3), f(1, b=2, c=3, d=5))

# case: positional-only by keyword
def f(a, /, b):
    return a, b

print(f(a=1, b=2))  # error: H0207 `f(a=1, b=2)` TypeError

# case: keyword-only by position
def f(a, *, b):
    return a, b

print(f(1, 2))  # error: H0207 `f(1, 2)` TypeError

# case: args and kwargs
def f(*args, **kwargs):
    return args, kwargs, len(args), sorted(kwargs)

print(f())
print(f(1, "a", x=2, y=None))
print(f(*(1, 2), *[3], **{"p": 4}, q=5))

# case: args of staged values
import numpy as np

def total(*args, scale=1):
    s = 0
    for a in args:
        s += a
    return s * scale

n = int(np.zeros(70000).sum())
print(total(n, 1, 2), total(n + 3, scale=n + 2), total())

# case: too many arguments
def f(a, b):
    return a + b

print(f(1, 2, 3))  # error: H0207 `f(1, 2, 3)` TypeError

# case: a missing argument
def f(a, b):
    return a + b

print(f(1))  # error: H0207 `f(1)` TypeError

# case: an unknown keyword
def f(a, b=2):
    return a + b

print(f(1, c=3))  # error: H0207 `f(1, c=3)` TypeError

# case: an argument given twice
def f(a, b=2):
    return a + b

print(f(1, a=3))  # error: H0207 `f(1, a=3)` TypeError

# case: a function without return gives None
def f():
    pass

print(f(), f() is None)

# case: several results
import numpy as np

def stats(x):
    return x.min(), x.max(), x.mean()

lo, hi, mean = stats(np.array([1.0, 4.0, 7.0]))
print(lo, hi, mean)
r = stats(np.zeros(2))
print(len(r), r[0])

# case: functions are values
def twice(f, x):
    return f(f(x))

print(twice(lambda x: x * 3, 2), twice(str, 5), [f(-2) for f in (abs, str, bool)])

# case: a lambda with defaults
f = lambda x, y=2, *rest, z=0: x + y + sum(rest) + z
print(f(1), f(1, 1), f(1, 1, 1, 1), f(1, z=10))

# case: closures keep variables, not values
def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n
    return step

a, b = counter(), counter()
print(a(), a(), b(), a(10), b())

# case: a closure with a staged state
import numpy as np

def running_mean():
    total, count = 0.0, 0

    def add(x):
        nonlocal total, count
        total += x
        count += 1
        return total / count
    return add

add = running_mean()
for v in np.array([1.0, 3.0, 8.0]):
    m = add(v)
print(m)

# case: nonlocal through two levels
def outer():
    x = 1

    def middle():
        def inner():
            nonlocal x
            x *= 2
        inner()
        inner()
    middle()
    return x

print(outer())

# case: global in a staged loop
import numpy as np

count = 0

def step(k):
    global count
    if k > 2:
        count += k

n = int(np.zeros(70000).sum()) + 6
for k in range(n):
    step(k)
print(count)

# case: a global made by a function
def make():
    global made
    made = 5

make()
print(made)

# case: a local that hides a global
x = 1

def f():
    x = 2
    return x

print(f(), x)

# case: a local that is read before it is set
x = 1

def f():
    y = x + 1  # error: H0206 `x` UnboundLocalError
    x = 2
    return y

print("before")
print(f())

# case: names are looked up when called
def f():
    return g() + 1

def g():
    return 41

print(f())

def g():
    return 1

print(f())

# case: a name that comes later
def f():
    return later  # error: H0201 `later` NameError

print("so far")
f()
later = 3

# case: factorial of a known number
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)

print(factorial(10), factorial(25))

# case: factorial of a staged number
import numpy as np

def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)

n = int(np.zeros(70000).sum())
print(factorial(n + 10), factorial(n))

# case: fibonacci of a staged number
import numpy as np

def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

n = int(np.zeros(70000).sum()) + 12
print(fib(n))

# case: functions that call each other
import numpy as np

def even(n):
    return True if n == 0 else odd(n - 1)

def odd(n):
    return False if n == 0 else even(n - 1)

n = int(np.zeros(70000).sum()) + 9
print(even(n), odd(n), even(4), odd(4))

# case: power by squaring
import numpy as np

def power(x, n):
    if n == 0:
        return 1.0
    half = power(x, n // 2)
    return half * half * (x if n % 2 else 1.0)

n = int(np.zeros(70000).sum()) + 10
print(power(2.0, n), power(1.5, 3))

# case: ackermann
import numpy as np

def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))

k = int(np.zeros(70000).sum()) + 2
print(ack(k, 3))

# case: recursion that changes an array
import numpy as np

def fill(a, i):
    if i < len(a):
        a[i] = i * i
        fill(a, i + 1)

x = np.zeros(5)
fill(x, int(np.zeros(70000).sum()))
print(x)

# case: towers of hanoi
import numpy as np

moves = 0

def hanoi(n, a, b, c):
    global moves
    if n > 0:
        hanoi(n - 1, a, c, b)
        moves += 1
        hanoi(n - 1, c, b, a)

hanoi(int(np.zeros(70000).sum()) + 5, 0, 1, 2)
print(moves)

# case: recursion on a list that is known
def depth(v):
    return 1 + max([depth(x) for x in v], default=0) if isinstance(v, list) else 0

print(depth([1, [2, [3]], []]), depth([]), depth(3))

# case: recursion without an end
def f(n):
    return f(n + 1)  # error: H0308 `f(n + 1)` RecursionError

print(f(0))

# case: recursion a thousand deep
import numpy as np

def down(n):
    return 0 if n == 0 else 1 + down(n - 1)

n = int(np.zeros(70000).sum())
print(down(n + 900))

# case: a decorator
def doubled(f):
    def inner(*args, **kwargs):
        return 2 * f(*args, **kwargs)
    return inner

@doubled
def add(a, b=1):
    return a + b

print(add(1), add(1, b=5))

# case: a decorator with arguments
def scaled(by):
    def wrap(f):
        def inner(x):
            return f(x) * by
        return inner
    return wrap

@scaled(10)
@scaled(3)
def one(x):
    return x + 1

print(one(1))

# case: a decorator that counts calls
import functools
import numpy as np

def counted(f):
    calls = 0

    @functools.wraps(f)
    def inner(*args):
        nonlocal calls
        calls += 1
        return f(*args), calls
    return inner

@counted
def square(x):
    return x * x

n = int(np.zeros(70000).sum())
print(square(n + 2), square(3), square.__name__)

# case: a cache
import functools

calls = 0

@functools.lru_cache(maxsize=None)
def fib(n):
    global calls
    calls += 1
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(30), calls)

# case: partial
import functools
import numpy as np

n = int(np.zeros(70000).sum())
f = functools.partial(pow, 2)
g = functools.partial(lambda a, b, c=0: a + 10 * b + 100 * c, n + 1, c=3)
print(f(5), g(2), g(2, c=4))

# case: composition by reduce
import functools

def compose(*fs):
    return functools.reduce(lambda f, g: lambda x: f(g(x)), fs)

print(compose(str, abs, lambda x: x - 10)(3))

# case: arguments are the objects themselves
import numpy as np

def change(v, a, d):
    v[0] = 100
    a *= 2
    d["k"] = "new"
    v = [0]

v, a, d = [1, 2], np.ones(2), {}
change(v, a, d)
print(v, a, d)

# case: a number that is changed in a function stays outside
def change(x):
    x += 1
    return x

x = 1
print(change(x), x)

# case: default of None
import numpy as np

def norm(x, axis=None, out=None):
    if out is None:
        out = []
    out.append(float((x ** 2).sum() if axis is None else (x ** 2).sum(axis).max()))
    return out

print(norm(np.ones((2, 3))), norm(np.ones((2, 3)), 0), norm(np.ones(2), out=[7]))

# case: annotations do not matter
def f(a: int, b: "list[float]" = None, *, c: "undefined" = 2) -> str:
    x: int = a + c
    return x

print(f(1), f(1.5))

# case: a function in a branch
import numpy as np

n = int(np.zeros(70000).sum())
if n == 0:
    def f(x):
        return x + 1
else:
    def f(x):
        return x - 1
print(f(10))

# case: functions in a dict
import numpy as np

ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max}
n = int(np.zeros(70000).sum())
for name, f in ops.items():
    print(name, f(n + 5, 3))

# case: a generator function with arguments
def window(v, size=2):
    for i in range(len(v) - size + 1):
        yield tuple(v[i:i + size])

print(list(window([1, 2, 3, 4])), list(window("abc", size=3)))

# case: star in calls and displays
def f(a, b, c, d):
    return [a, b, c, d]

v = (2, 3)
print(f(1, *v, 4), [0, *v, *range(2)], {**{"a": 1}, "b": 2, **{"a": 3}}, (*v,))

# case: a call with an unpacked argument that is missing
def f(a, b):
    return a

print(f(*[1]))  # error: H0207 `f(*[1])` TypeError

# case: calling what is no function
x = 3
print(x(2))  # error: H0511 `x(2)` TypeError

# case: a method is bound when read
class A:
    def __init__(self, k):
        self.k = k

    def get(self, x):
        return self.k + x

f = A(10).get
print(f(1), A.get(A(20), 2))

# case: walrus in a function stays local
def f(v):
    if (n := len(v)) > 2:
        return n
    return -n

n = 99
print(f([1, 2, 3]), f([]), n)

# case: a comprehension in a function sees its locals
def f(k):
    base = k * 10
    return [base + i for i in range(3) if i != k]

print(f(1), f(5))

# case: return in a nested loop with a staged test
import numpy as np

def pair_with_sum(v, s):
    for i in range(len(v)):
        for j in range(i + 1, len(v)):
            if v[i] + v[j] == s:
                return int(v[i]), int(v[j])
    return None

x = np.array([3, 8, 11, 4])
print(pair_with_sum(x, 12), pair_with_sum(x, 15))

# case: results of unlike kinds
import numpy as np

def f(n):
    if n > 0:
        return [1, 2]
    return "none"

n = int(np.zeros(70000).sum())
print(f(n))

# case: recursion that builds a list
import numpy as np

def down(n):
    if n == 0:
        return []
    return [n] + down(n - 1)

print(down(4))
print(down(int(np.zeros(70000).sum()) + 3))  # refused: H0308 `down(int(np.zeros(70000).sum()) + 3)`
