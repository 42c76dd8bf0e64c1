# match: all patterns, guards, and subjects that are known or staged.

# case: literals
def f(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2:
            return "few"
        case -1:
            return "minus"
        case "a":
            return "text"
        case None:
            return "none"
        case True:
            return "never: 1 comes first"
        case _:
            return "other"

print([f(x) for x in (0, 1, 2, -1, "a", None, True, 3.5, 1.0)])

# case: staged literals
import numpy as np

def name(k):
    match k:
        case 0:
            return "zero"
        case 1 | 2:
            return "few"
        case _:
            return "many"

n = int(np.zeros(70000).sum())
print([name(n + k) for k in range(4)])

# case: a staged subject in a loop
import numpy as np

n = int(np.zeros(70000).sum())
a = b = c = 0
for k in range(n + 10):
    match k % 4:
        case 0:
            a += k
        case 1 | 3:
            b += 1
        case r:
            c += r
print(a, b, c)

# case: guards
import numpy as np

def f(x):
    match x:
        case v if v < 0:
            return "negative"
        case 0:
            return "zero"
        case v if v % 2 == 0:
            return "even"
        case v:
            return "odd"

n = int(np.zeros(70000).sum())
print([f(n + k) for k in (-3, 0, 4, 7)], [f(k) for k in (-3, 0, 4, 7)])

# case: sequences
def f(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return f"one {a}"
        case [a, b]:
            return f"two {a} {b}"
        case [a, *rest]:
            return f"first {a} rest {rest}"
        case _:
            return "none"

print([f(x) for x in ([], [1], (1, 2), [1, 2, 3], "ab", 5, range(2))])

# case: nested sequences
match [1, [2, 3, (4, 5)], {"k": 6}]:
    case [a, [b, *c, (d, e)], {"k": f}]:
        print(a, b, c, d, e, f)

# case: staged items of sequences
import numpy as np

def f(p):
    match p:
        case (0, 0):
            return "origin"
        case (0, y):
            return "y axis at", y
        case (x, 0):
            return "x axis at", x
        case (x, y):
            return "at", x, y

n = int(np.zeros(70000).sum())
print(f((0, 0)), f((0, 5)))
match (n, n + 3):
    case (0, 0):
        print("origin")
    case (0, y):
        print("y axis", y)
    case _:
        print("elsewhere")

# case: a star in the middle
match [1, 2, 3, 4, 5]:
    case [first, *_, last]:
        print(first, last)
match "not a sequence":
    case [*_]:
        print("no")
    case str():
        print("text")

# case: mappings
def f(d):
    match d:
        case {"kind": "circle", "r": r}:
            return 3 * r * r
        case {"kind": "rect", "w": w, "h": h}:
            return w * h
        case {"kind": k, **rest}:
            return k, rest
        case {}:
            return "no kind"

print(f({"kind": "circle", "r": 2}), f({"h": 3, "kind": "rect", "w": 4}))
print(f({"kind": "dot", "x": 1}), f({"r": 1}), f({}))

# case: mappings with staged values
import numpy as np

n = int(np.zeros(70000).sum())
match {"op": "add", "args": [n + 1, n + 2]}:
    case {"op": "add", "args": [a, b]}:
        print(a + b)
    case {"op": "mul", "args": [a, b]}:
        print(a * b)

# case: classes of the language
def f(x):
    match x:
        case bool():
            return "bool"
        case int(v):
            return f"int {v}"
        case float():
            return "float"
        case str(s):
            return f"text {s}"
        case list() | tuple():
            return "sequence"
        case dict():
            return "dict"

print([f(x) for x in (True, 3, 2.5, "s", [1], (), {}, None)])

# case: classes of staged numbers
import numpy as np

def f(x):
    match x:
        case bool():
            return "bool"
        case int():
            return "int"
        case float():
            return "float"
        case _:
            return "other"

n = int(np.zeros(70000).sum())
print(f(n), f(n == 0), f(n / 2), f(np.zeros(2)), f(np.float64(n)))

# case: classes of the script by attributes
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

def f(p):
    match p:
        case Point(x=0, y=0):
            return "origin"
        case Point(x=x, y=0):
            return f"x={x}"
        case Point(x=x, y=y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case _:
            return "else"

print([f(p) for p in (Point(0, 0), Point(3, 0), Point(2, 2), Point(1, 2), 5)])

# case: classes by place
from dataclasses import dataclass

@dataclass
class Add:
    left: object
    right: object

@dataclass
class Num:
    value: int

def evaluate(e):
    match e:
        case Num(v):
            return v
        case Add(l, Num(0)):
            return evaluate(l)
        case Add(l, r):
            return evaluate(l) + evaluate(r)

print(evaluate(Add(Add(Num(1), Num(2)), Num(0))), evaluate(Add(Num(4), Num(5))))

# case: an expression tree with staged leaves
import numpy as np

def evaluate(e):
    match e:
        case int() | float():
            return e
        case ("+", a, b):
            return evaluate(a) + evaluate(b)
        case ("*", a, b):
            return evaluate(a) * evaluate(b)
        case ("neg", a):
            return -evaluate(a)

n = int(np.zeros(70000).sum())
print(evaluate(("+", ("*", n + 2, 3), ("neg", 4))))

# case: values by dotted names
class Color:
    RED = 0
    BLUE = 1

def f(c):
    match c:
        case Color.RED:
            return "red"
        case Color.BLUE:
            return "blue"
        case _:
            return "none"

print(f(0), f(1), f(2))

# case: enum members
from enum import Enum

class State(Enum):
    IDLE = 1
    BUSY = 2

def f(s):
    match s:
        case State.IDLE:
            return State.BUSY
        case State.BUSY:
            return State.IDLE

print(f(State.IDLE), f(f(State.IDLE)))

# case: as binds a part
match [1, (2, 3)]:
    case [int() as a, (_, _) as pair]:
        print(a, pair)

# case: or with names on both sides
for x in (("a", 1), (2, "b"), ("c", "d")):
    match x:
        case (str(k), int(v)) | (int(v), str(k)):
            print(k, v)
        case _:
            print("neither")

# case: nothing matches
match 5:
    case 6:
        print("no")
print("behind")

# case: names stay bound behind the match
match (1, 2):
    case (a, 3):
        pass
    case (b, c):
        pass
print(a, b, c)  # error: H0201 `a` NameError

# case: the subject is evaluated once
def loud():
    print("asked")
    return 3

match loud():
    case 1:
        print("one")
    case 2:
        print("two")
    case 3:
        print("three")

# case: return, break and continue in cases
import numpy as np

def f(v):
    s = 0
    for x in v:
        match x:
            case 0:
                continue
            case 9:
                break
            case -1:
                return -1
            case _:
                s += x
    return s

print(f([1, 0, 2, 9, 5]), f([1, -1, 5]))
print(f(np.array([1, 0, 2, 9, 5])), f(np.array([1, -1, 5])))

# case: match and case are also names
match = [1, 2]
case = match[0]
print(match, case)
match match:
    case [case, _]:
        print(case)

# case: a command interpreter
def run(line, state):
    match line.split():
        case ["push", x]:
            state.append(int(x))
        case ["add"]:
            state.append(state.pop() + state.pop())
        case ["show", *names] if names:
            print(names, state)
        case ["show"]:
            print(state)
        case _:
            print("unknown", line)

s = []
for line in ("push 3", "push 4", "add", "show", "show a b", "jump"):
    run(line, s)

# case: fizz buzz by a tuple of remainders
import numpy as np

n = int(np.zeros(70000).sum())
for k in range(n + 1, n + 16):
    match (k % 3, k % 5):
        case (0, 0):
            print("FizzBuzz", end=" ")
        case (0, _):
            print("Fizz", end=" ")
        case (_, 0):
            print("Buzz", end=" ")
        case _:
            print(k, end=" ")
print()

# case: unreachable cases
match 1:
    case x:
        print(x)
    case 2:
        print(2)

# error: H0117 line 2 `x` SyntaxError

# case: a name bound twice in a pattern
match (1, 1):
    case (a, a):
        print(a)

# error: H0115 line 2 `a` SyntaxError

# case: an int pattern that a float equals
match 2.0:
    case 2:
        print("two")
match True:
    case 1:
        print("one")
match 0.0:
    case False:
        print("is False")
    case 0:
        print("zero")

# case: too many parts by place
class P:
    __match_args__ = ("x",)
    x = 1

match P():
    case P(a, b):  # ends: H0906 `P(a, b)` TypeError
        print(a)

# case: an array is no sequence
import numpy as np

match np.array([1.0, 2.0]):
    case [a, b]:
        print("sequence")
    case _:
        print("other")

# case: a match in a staged branch
import numpy as np

n = int(np.zeros(70000).sum())
v = ("b", 3)
if n == 0:
    match v:
        case ("a", k):
            r = k
        case ("b", k):
            r = k * 10
else:
    r = 0
print(r)
