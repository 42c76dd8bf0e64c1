# The statement match: every kind of pattern, known subjects and staged ones.
import math

import numpy as np

k = int(np.zeros(70000).sum())


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Circle:
    def __init__(self, center, r=1):
        self.center = center
        self.radius = r


class Color:
    RED = 1
    GREEN = "green"


def what(v):
    match v:
        case None:
            return "None"
        case True | False:
            return f"bool {v}"
        case 0 | 1.5 | -3:
            return f"number {v}"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case Color.GREEN:
            return "green"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, x, *_]:
            return f"begins with 1, {x}"
        case (x, [y, *rest], "end"):
            return f"nested {x} {y} {rest}"
        case [first, *middle, last] if first == last:
            return f"same ends {first} {middle}"
        case [_, _, *rest]:
            return f"two and {rest}"
        case {"kind": "line", "from": (x1, y1), "to": (x2, y2)}:
            return f"line {x1} {y1} {x2} {y2}"
        case {"kind": kind, **rest}:
            return f"kind {kind} {rest}"
        case {}:
            return f"mapping {len(v)}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y) | Point(y, 0):
            return f"on an axis {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x, y):
            return f"point {x} {y}"
        case Circle(center=Point(x, y), radius=r):
            return f"circle {x} {y} {r}"
        case int(n) | float(n):
            return f"a number {n}"
        case str() as s:
            return f"text {s}"
        case set() | frozenset():
            return f"set {len(v)}"
        case other:
            return f"other {type(other).__name__}"


SUBJECTS = [None, True, 0, 0.0, 1, 1.5, -3, "a", "b", "green", "x", [], (), [7],
            (7,), [1, 2], (1, 2, 3), [1, [2, 3], "end"], (5, [6], "end"),
            [5, [6, 7, 8], "end"], [5, 6, 5], [5, 6, 7], (5, 5), range(3),
            range(1, 4), {}, {"kind": "line"}, {"a": 1},
            {"kind": "line", "from": (1, 2), "to": [3, 4], "more": 0},
            {"kind": "x", "b": 2}, Point(0, 0), Point(0, 3), Point(4, 0),
            Point(5, 5), Point(6, 7), Circle(Point(1, 2), 3), Circle(3), 42, 2.5,
            {1, 2}, frozenset(), Color(), 1e300, "", "end", [[1, 2]], {"kind": 1}]
for subject in SUBJECTS:
    print(what(subject))


# names are bound before the guard, and stay
def bound(v):
    x = y = "before"
    match v:
        case [x, 1]:
            pass
        case (y, z) if z > 5:
            x = "second"
        case _:
            pass
    return x, y


print(bound([2, 1]), bound([2, 9]), bound([2, 3]), bound(3))


# a subject is evaluated once
def subject():
    print("asked")
    return 3


match subject():
    case 1:
        print("one")
    case 2 | 3:
        print("two or three")
match subject(), 4:
    case 3, x:
        print("three and", x)
print(x)


# staged
def name(n):
    match n:
        case 0:
            return 10
        case 1 | 2:
            return 20
        case m if m > 100:
            return m
        case _:
            return -1


total = 0
for i in range(k, 6):
    total = total * 3 + name(i)
print(total, name(k), name(k + 2), name(k + 500))
match (k, k + 1):
    case (1, x):
        print("no", x)
    case (0, x) if x > 3:
        print("neither", x)
    case (a, 1) | (1, a):
        print("yes", a)
    case _:
        print("none")
match {"n": k, "m": [k, 2]}:
    case {"n": 1}:
        print("n is 1")
    case {"m": [a, b]}:
        print("m", a, b)
for i in range(k, 5):
    match i % 3:
        case 0:
            print("fizz")
        case 1:
            continue
        case r:
            print(i, r)
            if i > 3:
                break


class Shape:
    __match_args__ = ("size",)

    def __init__(self, size):
        self.size = size


class Square(Shape):
    pass


class Disc(Shape):
    pass


def area(shape):
    match shape:
        case Square(s):
            return s * s
        case Disc(r):
            return math.pi * r ** 2


print(area(Square(k + 3)), area(Disc(k + 1.0)), area(Square(2)))


def evaluate(e):
    match e:
        case int() | float():
            return e
        case ("+", a, b):
            return evaluate(a) + evaluate(b)
        case ("*", a, b):
            return evaluate(a) * evaluate(b)
        case ("-", a):
            return -evaluate(a)
        case ("sum", *terms):
            return sum(evaluate(t) for t in terms)


print(evaluate(("+", 1, ("*", k + 2, ("-", 3)))),
      evaluate(("sum", 1, 2, ("*", 3, k + 4))))


class Scanner:
    def command(self, line):
        match line.split():
            case ["go", ("north" | "south") as way]:
                self.way = way
                return f"going {way}"
            case ["take", thing] if thing != "all":
                return f"took {thing}"
            case ["drop", *things]:
                return f"dropped {len(things)}: {things}"
            case [] | ["quit" | "exit"]:
                return "bye"
            case [word, *_]:
                return f"what is {word}?"


s = Scanner()
for line in ["go north", "go up", "take lamp", "take all", "drop", "drop a b",
             "", "exit", "dance now"]:
    print(s.command(line))
match = {"case": 1}
case = match["case"]
print(match, case)
match (case):
    case 1:
        print("soft keywords")


def g():
    global seen
    match [1, 2]:
        case [seen, _]:
            pass


g()
print(seen)
print([what(v) for v in (1, [2], "z")])
