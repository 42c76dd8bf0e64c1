# What is printed, where, and how a program ends: print's options, exceptions that
# nobody catches, sys.exit, assertions.

# case: print with sep and end
print(1, 2, 3, sep=", ", end="!\n")
print("a", "b", sep="")
print()
print("x", end="")
print("y")

# case: print with sep and end in a staged loop
import numpy as np

for i in range(int(np.zeros(70000).sum()) + 4):
    print(i, end=", " if i < 3 else "\n")
print(1, 2, sep="\n")

# case: print of None, bools and containers
print(None, True, [None, "a", 'it\'s', "\n"], ("x",), {}, set(), {"k": [1.0]})

# case: escapes in texts
print("tab\there", "new\nline", "back\\slash", "quote\"s", r"raw\n", "\x41\u00e9\u2022")
print(repr("tab\t'\"\n\x00é"))

# case: implicit concatenation
s = ("one "
     "two"
     f" {1 + 2}")
print(s)

# case: f-strings
x, name = 3.14159, "pi"
print(f"{name} = {x:.2f}", f"{name!r:>6}", f"{x=:.1f}", f"{{}}", f"{'nested ' + name}", f"{x:{8}.{3}}|")

# case: flush and file
import sys

print("out", flush=True)
print("err", file=sys.stderr)
sys.stdout.write("written\n")
sys.stderr.write("also\n")

# case: standard error beside output in a staged branch
import sys
import numpy as np

n = int(np.zeros(70000).sum())
if n == 0:
    print("to err", n, file=sys.stderr)
print("to out")

# case: the program ends well
print("done")

# case: sys.exit with a number
import sys

print("before")
sys.exit(3)
print("behind")

# case: sys.exit with nothing
import sys

print("before")
sys.exit()

# case: sys.exit with None and with zero
import sys

if len("a") == 2:
    sys.exit(1)
sys.exit(0)

# case: sys.exit with a text
import sys

print("before")
sys.exit("it went wrong")

# case: sys.exit in a staged branch
import sys
import numpy as np

n = int(np.zeros(70000).sum())
if n > 0:
    sys.exit(4)
print("still here")
if n == 0:
    sys.exit(5)
print("not here")

# case: sys.exit in a staged loop
import sys
import numpy as np

for k in range(int(np.zeros(70000).sum()) + 5):
    print(k)
    if k == 2:
        sys.exit(k)

# case: sys.exit runs finally
import sys

try:
    sys.exit(2)
finally:
    print("finally")

# case: exit and quit
print("before")
exit(6)

# case: raise SystemExit
raise SystemExit(7)

# case: sys.exit in a function
import sys

def fail(code):
    print("failing")
    sys.exit(code)

fail(9)

# case: main guard
def main():
    print("main")
    return 0

if __name__ == "__main__":
    import sys
    sys.exit(main())

# case: an exception that nobody catches
def f(x):
    raise ValueError(f"bad value {x}")  # ends: H0906 `raise ValueError(f"bad value {x}")` ValueError

print("before")
f(3)

# case: an exception without a text
print("before")
raise KeyError  # ends: H0906 `raise KeyError` KeyError

# case: an exception with several arguments
raise ValueError("a", 1)  # ends: H0906 `raise ValueError("a", 1)` ValueError

# case: an exception of the script's class
class AppError(Exception):
    def __str__(self):
        return "app: " + self.args[0]

raise AppError("x")  # ends: H0906 `raise AppError("x")` AppError

# case: a KeyError shows its key's repr
raise KeyError("name")  # ends: H0906 `raise KeyError("name")` KeyError

# case: an exception in a staged loop
import numpy as np

for k in range(int(np.zeros(70000).sum()) + 5):
    print(k)
    if k * k > 5:
        raise OverflowError(f"{k} is too much")  # ends: H0906 `raise OverflowError(f"{k} is too much")` OverflowError

# case: an exception with a staged number
import numpy as np

n = int(np.zeros(70000).sum())
raise RuntimeError(n + 5)  # ends: H0906 `raise RuntimeError(n + 5)` RuntimeError

# case: a chained exception that nobody catches
try:
    raise KeyError("inner")
except KeyError as e:
    raise ValueError("outer") from e  # ends: H0906 `raise ValueError("outer") from e` ValueError

# case: an assertion that holds
assert 1 + 1 == 2, "no"
print("fine")

# case: an assertion that fails
x = 3
print("before")
assert x == 4, f"x is {x}"  # ends: H0906 `assert x == 4, f"x is {x}"` AssertionError

# case: an assertion without a text
x = 3
assert x == 4  # ends: H0906 `assert x == 4` AssertionError

# case: a staged assertion
import numpy as np

n = int(np.zeros(70000).sum())
assert n == 0, "fine"
print("between")
assert n > 0, f"n is {n}"  # ends: H0906 `assert n > 0, f"n is {n}"` AssertionError

# case: an assertion with a text that is not asked for
import numpy as np

def loud():
    print("asked")
    return "text"

n = int(np.zeros(70000).sum())
assert n == 0, loud()
print("done")

# case: an exception in a finally
try:
    print("try")
finally:
    print("finally")
    raise ValueError("from finally")  # ends: H0906 `raise ValueError("from finally")` ValueError

# case: an exception behind output without a line end
print("no line end", end="")
raise ValueError("x")  # ends: H0906 `raise ValueError("x")` ValueError

# case: an exception in a nested call in a loop
import numpy as np

def check(x):
    if x < 0:
        raise ValueError("negative")  # ends: H0906 `raise ValueError("negative")` ValueError
    return x

def total(v):
    return sum(check(x) for x in v)

print(total(np.array([1.0, 2.0])))
print(total(np.array([1.0, -2.0])))

# case: a division in a function
import numpy as np

def mean(total, n):
    return total / n  # ends: H0905 `total / n` ZeroDivisionError

n = int(np.zeros(70000).sum())
print(mean(5, n + 2))
print(mean(5, n))

# case: output in order between loops and branches
import numpy as np

n = int(np.zeros(70000).sum())
print("a")
for k in range(n + 2):
    print("b", k)
    if k == 1:
        print("c")
print("d")

# case: print of a long list
print(list(range(30)))
print({i: str(i) for i in range(5)})

# case: print of arrays
import numpy as np

print(np.arange(5), np.zeros((2, 2)), np.array([True, False]), np.array([]), np.array(5.0))
print([np.zeros(1)], (np.arange(2),), {"x": np.ones(1)})

# case: print of a large array
import numpy as np

print(np.arange(2000))

# case: print of small and large numbers in an array
import numpy as np

print(np.array([1e-5, 1.0]), np.array([123456.0, 0.001]), np.array([1 / 3, 2 / 3]), np.array([1e8, 1.5]))

# case: print of functions and classes
class A:
    pass

def f():
    pass

print(A, f.__name__, A.__name__, type(A()), type(f).__name__, int, len)

# case: pprint by hand
def show(v, depth=0):
    if isinstance(v, dict):
        for k, x in v.items():
            print("  " * depth + str(k))
            show(x, depth + 1)
    else:
        print("  " * depth + repr(v))

show({"a": {"b": 1, "c": [2, 3]}, "d": None})

# case: a table
rows = [("apple", 1.5, 3), ("kiwi", 0.25, 12)]
for name, price, n in rows:
    print(f"{name:<10}|{price:>8.2f}|{n:^5d}|")
print("-" * 25)

# case: a progress text with carriage return
import numpy as np

for k in range(int(np.zeros(70000).sum()) + 3):
    print(f"\r{k}/3", end="")
print()

# case: unicode output
print("é ü 漢字 😀", len("漢字"), "straße"[4:])

# case: an unhandled StopIteration of next
it = iter([])
next(it)  # ends: H0906 `next(it)` StopIteration

# case: an error while a with is open
class Open:
    def __enter__(self):
        print("open")

    def __exit__(self, *info):
        print("close")

with Open():
    raise OSError("disk")  # ends: H0906 `raise OSError("disk")` OSError
