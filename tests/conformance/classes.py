# class: attributes, inheritance, properties, special methods, state that staged
# branches and loops change.

# case: a class with state
import numpy as np

class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self

n = int(np.zeros(70000).sum())
a = Account("ann", n)
a.deposit(10).deposit(5)
print(a.owner, a.balance)

# case: class attributes and instance attributes
class A:
    count = 0
    shared = []

    def __init__(self):
        A.count += 1
        self.shared.append(self.count)

a, b = A(), A()
a.count = 50
print(A.count, a.count, b.count, A.shared, a.shared is b.shared)

# case: inheritance and super
class Base:
    def __init__(self, x):
        self.x = x

    def describe(self):
        return f"Base({self.x})"

class Child(Base):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

    def describe(self):
        return super().describe() + f"+{self.y}"

c = Child(1, 2)
print(c.describe(), isinstance(c, Base), issubclass(Child, Base), type(c).__name__)

# case: the diamond
class A:
    def f(self):
        return ["A"]

class B(A):
    def f(self):
        return ["B"] + super().f()

class C(A):
    def f(self):
        return ["C"] + super().f()

class D(B, C):
    def f(self):
        return ["D"] + super().f()

print(D().f())

# case: a property with a setter
import numpy as np

class Circle:
    def __init__(self, r):
        self.r = r

    @property
    def area(self):
        return 3 * self.r ** 2

    @area.setter
    def area(self, value):
        self.r = (value / 3) ** 0.5

c = Circle(float(np.ones(70000).mean()) * 2)
print(c.area)
c.area = 75
print(c.r)

# case: a property without a setter
class A:
    @property
    def x(self):
        return 1

a = A()
print(a.x)
a.x = 2  # error: H0202 `a.x` AttributeError

# case: static and class methods
class Temp:
    scale = 2

    @staticmethod
    def double(x):
        return 2 * x

    @classmethod
    def make(cls, x):
        t = cls()
        t.value = x * cls.scale
        return t

class Hot(Temp):
    scale = 5

print(Temp.double(4), Temp().double(5), Temp.make(3).value, Hot.make(3).value)

# case: operators
import numpy as np

class V:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y)

    def __mul__(self, k):
        return V(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y)

    def __repr__(self):
        return f"V({self.x}, {self.y})"

n = int(np.zeros(70000).sum())
a = V(1, n + 2)
print(a + a, 3 * a, a * 2, -a, a == V(1, 2), a != V(1, 2), [a])

# case: operators in a staged loop
import numpy as np

class V:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y)

    def __mul__(self, k):
        return V(self.x * k, self.y * k)

pos, vel = V(0.0, 10.0), V(1.0, 0.0)
for _ in range(int(np.zeros(70000).sum()) + 20):
    pos = pos + vel * 0.1
    vel = vel + V(0.0, -9.8) * 0.1
print(round(pos.x, 6), round(pos.y, 6))

# case: reflected and unsupported operators
class Left:
    def __add__(self, o):
        return NotImplemented

class Right:
    def __radd__(self, o):
        return "right"

print(Left() + Right(), 5 + Right())
print(Left() + 1)  # error: H0511 `Left() + 1` TypeError

# case: comparisons and sorting
class Card:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return self.v < o.v

    def __repr__(self):
        return f"<{self.v}>"

cards = [Card(5), Card(2), Card(9)]
print(sorted(cards), min(cards), max(cards), cards[0] > cards[1])

# case: total_ordering
import functools

@functools.total_ordering
class N:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v

print(N(1) <= N(1), N(1) >= N(2), N(3) > N(2))

# case: len, bool and contains
class Bag:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __contains__(self, x):
        return x in self.items

for b in (Bag(), Bag(1, 2)):
    print(len(b), bool(b), 2 in b, "full" if b else "empty", not b)

# case: getitem, setitem and delitem
class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, at):
        return self.cells.get(at, 0)

    def __setitem__(self, at, v):
        self.cells[at] = v

    def __delitem__(self, at):
        del self.cells[at]

g = Grid()
g[1, 2] = 5
g[1, 2] += 3
print(g[1, 2], g[0, 0])
del g[1, 2]
print(g[1, 2])

# case: getitem with slices
class Seq:
    def __getitem__(self, i):
        return i

s = Seq()
print(s[3], s[1:5], s[::2], s[1, ..., 2:])

# case: iteration by iter and next
import numpy as np

class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

print(list(Countdown(3)), sum(Countdown(4)), [x for x in Countdown(2)])

# case: iteration by a generator
class Tree:
    def __init__(self, v, *kids):
        self.v, self.kids = v, kids

    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k

print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))

# case: call
class Linear:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def __call__(self, x):
        return self.w * x + self.b

f = Linear(2, 1)
print(f(10), [f(x) for x in range(3)], callable(f))

# case: str, repr and format
class P:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __format__(self, spec):
        return f"format[{spec}]"

p = P()
print(p, [p], f"{p} {p!r} {p!s} {p:>5}", str(p), "%s %r" % (p, p))

# case: getattr for what is not there
class Lazy:
    def __init__(self):
        self.known = 1

    def __getattr__(self, name):
        return name.upper()

l = Lazy()
print(l.known, l.other, hasattr(l, "x"), getattr(l, "y"))

# case: setattr and slots
class A:
    def __setattr__(self, name, v):
        super().__setattr__(name, v * 2)

class B:
    __slots__ = ("x", "y")

a, b = A(), B()
a.x = 5
b.x = 1
print(a.x, b.x, hasattr(b, "y"))
b.z = 3  # error: H0202 `b.z` AttributeError

# case: an attribute that is not there
class A:
    pass

print(A().missing)  # error: H0202 `A().missing` AttributeError

# case: getattr with a default, setattr and hasattr
class A:
    x = 1

a = A()
setattr(a, "y", 5)
print(getattr(a, "x"), getattr(a, "y"), getattr(a, "z", None), hasattr(a, "z"))

# case: context manager
class Block:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None)
        return kind is ValueError

with Block("a") as a, Block("b") as b:
    print(a, b)
with Block("c"):
    raise ValueError("swallowed")
print("behind")

# case: equality without a method is identity
class A:
    pass

a, b = A(), A()
print(a == a, a == b, a != b, a in [b, a], [b, a].index(a), {a: 1}[a])

# case: hash and eq as a key
class K:
    def __init__(self, a):
        self.a = a

    def __hash__(self):
        return hash(self.a)

    def __eq__(self, o):
        return self.a == o.a

d = {K(1): "one"}
print(d[K(1)], K(2) in d, len({K(1), K(1), K(3)}))

# case: eq without hash is no key
class K:
    def __eq__(self, o):
        return True

print({K(): 1})  # error: H0516 `{K(): 1}` TypeError

# case: dataclass
from dataclasses import dataclass, field

@dataclass
class Point:
    x: float
    y: float = 0.0
    tags: list = field(default_factory=list)

a, b = Point(1.0), Point(1.0, 2.0, ["t"])
a.tags.append("z")
print(a, b, a == Point(1.0, 0.0, ["z"]), a != b)

# case: dataclass in a staged loop
from dataclasses import dataclass
import numpy as np

@dataclass
class State:
    i: int
    x: float

s = State(0, 1.0)
for _ in range(int(np.zeros(70000).sum()) + 5):
    s.i += 1
    s = State(s.i, s.x * 1.5)
print(s)

# case: namedtuple
from collections import namedtuple

P = namedtuple("P", "x y")
p = P(1, y=2)
x, y = p
print(p, p.x + p[1], x, y, p._replace(x=5), p == (1, 2), p._asdict())

# case: enum
from enum import Enum

class Color(Enum):
    RED = 1
    BLUE = 2

print(Color.RED, Color.BLUE.value, Color(2), Color["RED"].name, [c.name for c in Color], Color.RED is Color.RED)

# case: abstract class
from abc import ABC, abstractmethod

class Shape(ABC):
    @abstractmethod
    def area(self): ...

class Square(Shape):
    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s ** 2

print(Square(3).area())
Shape()  # error: H0516 `Shape()` TypeError

# case: a list of instances of several classes
import numpy as np

class Square:
    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s ** 2

class Disc(Square):
    def area(self):
        return 3 * self.s ** 2

n = int(np.zeros(70000).sum())
shapes = [Square(n + 2), Disc(n + 1), Square(3)]
print(sum(s.area() for s in shapes), [type(s).__name__ for s in shapes])

# case: an instance of several chosen by a staged test
import numpy as np

class Dog:
    def speak(self):
        return "woof"

class Cat:
    def speak(self):
        return "meow"

n = int(np.zeros(70000).sum())
pet = Dog() if n > 0 else Cat()
print(pet.speak(), isinstance(pet, Cat), type(pet).__name__)

# case: instances in a list by a staged index
import numpy as np

class Cell:
    def __init__(self):
        self.hits = 0

n = int(np.zeros(70000).sum())
cells = [Cell() for _ in range(4)]
for k in range(10):
    cells[(n + k * 3) % 4].hits += 1
print([c.hits for c in cells])

# case: an attribute changes its type in a loop
import numpy as np

class Box:
    def __init__(self):
        self.value = None

b = Box()
for k in range(int(np.zeros(70000).sum()) + 3):
    b.value = k * 0.5
print(b.value)

# case: an attribute set on one way only
import numpy as np

class Box:
    pass

n = int(np.zeros(70000).sum())
b = Box()
if n > 0:
    b.x = 1
print("before")
print(b.x)  # ends: H0401 `b.x` AttributeError

# case: linked list by hand
import numpy as np

class Node:
    def __init__(self, v, next=None):
        self.v, self.next = v, next

head = None
for v in (3, 2, 1):
    head = Node(v, head)
total, at = 0, head
while at is not None:
    total = total * 10 + at.v
    at = at.next
print(total)

# case: linked list built in a staged loop
import numpy as np

class Node:
    def __init__(self, v, next):
        self.v, self.next = v, next

head = None
for k in range(int(np.zeros(70000).sum()) + 3):
    head = Node(k, head)  # refused: H0407 `head`
print(head.v)

# case: a stack class
class Stack:
    def __init__(self):
        self._items = []

    def push(self, x):
        self._items.append(x)

    def pop(self):
        if not self._items:
            raise IndexError("pop from empty stack")  # ends: H0906 `raise IndexError("pop from empty stack")` IndexError
        return self._items.pop()

s = Stack()
s.push(1)
s.push(2)
print(s.pop(), s.pop())
s.pop()

# case: private names
class A:
    def __init__(self):
        self.__x = 5

    def get(self):
        return self.__x

a = A()
print(a.get(), a._A__x)

# case: a class in a function
def make(k):
    class Counter:
        step = k

        def __init__(self):
            self.n = 0

        def tick(self):
            self.n += self.step
            return self.n
    return Counter

c = make(5)()
print(c.tick(), c.tick(), make(1)().tick())

# case: a class body is code
class A:
    items = []
    for i in range(3):
        items.append(i * i)
    total = sum(items)
    if total > 4:
        kind = "large"

print(A.items, A.total, A.kind, A.i)

# case: descriptors
class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner):
        return getattr(obj, self.name)

    def __set__(self, obj, v):
        if v <= 0:
            raise ValueError("must be positive")  # ends: H0906 `raise ValueError("must be positive")` ValueError
        setattr(obj, self.name, v)

class Item:
    price = Positive()

i = Item()
i.price = 5
print(i.price)
i.price = -1

# case: init_subclass registers
class Plugin:
    known = []

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Plugin.known.append(cls.__name__)

class A(Plugin):
    pass

class B(Plugin):
    pass

print(Plugin.known)

# case: a method replaced on the instance
class A:
    def f(self):
        return "class"

a, b = A(), A()
a.f = lambda: "instance"
print(a.f(), b.f())
A.f = lambda self: "new"
print(a.f(), b.f())

# case: missing self
class A:
    def f():
        return 1

print(A().f())  # error: H0207 `A().f()` TypeError

# case: optimiser with momentum
import numpy as np

class SGD:
    def __init__(self, lr, momentum):
        self.lr, self.momentum, self.v = lr, momentum, None

    def step(self, w, g):
        if self.v is None:
            self.v = np.zeros_like(w)
        self.v = self.momentum * self.v - self.lr * g
        return w + self.v

w = np.array([4.0, -2.0])
opt = SGD(0.1, 0.5)
for _ in range(int(np.zeros(70000).sum()) + 30):
    w = opt.step(w, 2 * w)
print(np.round(w, 5) + 0.0)

# case: a matrix class
import numpy as np

class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __matmul__(self, o):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])

    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]

n = int(np.zeros(70000).sum())
m = Matrix([[1, 2], [n + 3, 4]])
p = m @ m
print(p.rows, p[1, 0])

# case: derived list
class Stack(list):
    def push(self, x):
        self.append(x)

    def top(self):
        return self[-1]

s = Stack([1])
s.push(5)
print(s, len(s), s.top(), s + [2], isinstance(s, list), [x for x in s])

# case: derived exception with attributes
class Failed(Exception):
    def __init__(self, code):
        super().__init__(f"failed with {code}")
        self.code = code

try:
    raise Failed(7)
except Failed as e:
    print(e, e.code, e.args)

# case: a dict that iterates in a way of its own says what a copy takes
class Loud(dict):
    def __iter__(self):
        print("iter")
        return super().__iter__()

    def __getitem__(self, key):
        print("get", key)
        return 7


class Quiet(dict):
    def __getitem__(self, key):
        print("get", key)
        return 7


class Keyed(dict):
    def keys(self):
        print("keys")
        return ["a"]

    def __iter__(self):
        return iter("x")

    def __getitem__(self, key):
        return key * 2


for kind in (Loud, Quiet, Keyed):
    d = kind(a=1, b=2)
    print(kind.__name__, dict(d), {**d}, d.copy(), dict.copy(d))
    print(d | {"z": 1}, {"z": 1} | d, d | d, kind() | d)
    e = {}
    e.update(d)
    e |= d
    d |= kind(z=3)
    print(e, list(d.items()))

# case: objects in containers whose text shows one of several
import numpy as np
k = np.array([4])[0]
z = [7, 2.5]
for turn in range(k):
    z[k - 3] = 0

class A:
    def __repr__(self):
        return f"A({z})"

print([A()], 1)
print((A(),), {1: A()}, sep=";")
print(f"{[A()]}", str([A()]))

# case: a frozenset meets a set of any class
class S(set):
    def __eq__(self, o):
        print("eq")
        return 5

    def __rsub__(self, o):
        print("rsub")
        return 6

    def __gt__(self, o):
        print("gt")
        return 7

for t in (frozenset(), set()):
    print(t == S(), t - S(), t < S())

# case: what is multiplied in place is the list, whatever it says of its items
class G(list):
    def __getitem__(self, i):
        return 5

class M(G):
    def __mul__(self, i):
        return "mul"

class R:
    def __rmul__(self, o):
        return "rmul"

for kind in (G, M):
    for other in (2, R()):
        z = kind([1])
        y = z
        z *= other
        print(kind.__name__, z is y, z if isinstance(z, str) else len(z))

# case: an OrderedDict pops without asking its class
from collections import OrderedDict

class E(OrderedDict):
    def __getitem__(self, k):
        print("get", k)
        return 5

    def __contains__(self, k):
        print("contains", k)
        return True

    def __delitem__(self, k):
        print("del", k)

d = E({"a": 7, "b": 8, "c": 9})
print(d.popitem(), len(d), list(d), d.pop("a"), d.pop("zz", 4), d.setdefault("b", 2))

# case: derived from str
class Name(str):
    def shout(self):
        return self.upper() + "!"

name = Name("bob")
print(name, name.shout(), len(name), name + "x", name == "bob", isinstance(name, str))
print({name: 1}["bob"], {"bob": 2}[name], ", ".join([name, Name("ann")]), f"{name:>5}")

# case: derived from float by a new of its own
import numpy as np

class Celsius(float):
    def __new__(cls, value, unit="C"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __add__(self, other):
        return Celsius(super().__add__(other), self.unit)

t = Celsius(20.5, unit="K")
for x in np.arange(100.0):
    t = t + x
print(t, t.unit, t * 2, type(t * 2).__name__, f"{t:.1f}", np.ones(2) * t)

# case: derived from int as an index and a key
class Id(int):
    pass

i = Id(2)
print([5, 6, 7][i], {2: "two"}[i], i + 1, type(i + 1).__name__, list(range(i)), i in {2}, hash(i) == hash(2))

# case: a plain number does not ask what derives from another type
class Loud(int):
    def __radd__(self, other):
        return "radd"

print(1 + Loud(2), 1.5 + Loud(2), True + Loud(2))

# case: an exception where a string is none of str's
class Name(str):
    pass

try:
    print(Name("a") + 1)
except TypeError as e:
    print(e)
try:
    print(1 + Name("a"))
except TypeError as e:
    print(e)

# case: a number whose class says what float it is, in NumPy
import numpy as np

class Half(float):
    def __float__(self):
        return 0.5

print(float(Half(3)), Half(3) + 1)
print(np.sqrt(Half(3)))  # refused: H0990 `np.sqrt(Half(3))`

# case: slots of an int
class Id(int):
    __slots__ = ("n",)  # error: H0516 line 1 `class Id(int):` TypeError
