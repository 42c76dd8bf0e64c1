# Enumerations: members, aliases, flags, and what the class itself is asked.
from enum import Enum, auto, unique, Flag
import numpy as np
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def nice(self): return self.name.lower()
    @property
    def twice(self): return self.value * 2
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], len(Color), list(Color))
print(Color.CRIMSON is Color.RED, Color.CRIMSON, Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.BLUE, Color.RED in Color)
for c in Color: print(c, c.nice(), c.twice)
print(isinstance(Color.RED, Color), type(Color.RED), Color, {Color.RED: "r"}[Color.RED], f"{Color.RED}", f"{Color.GREEN!r:>20}", f"{Color.RED:>12}")
print([m.name for m in reversed(Color)], Color.__members__["CRIMSON"], list(Color.__members__))
class A(Enum):
    X = auto(); Y = auto(); Z = 10; W = auto()
print([(m.name, m.value) for m in A])
class Planet(Enum):
    EARTH = (5.9e24, 6.3e6)
    MARS = (6.4e23, 3.4e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def g(self): return 6.67e-11 * self.mass / self.radius ** 2
    @classmethod
    def biggest(cls): return max(cls, key=lambda p: p.mass)
print(Planet.EARTH.g, Planet.biggest(), Planet.MARS.value, Planet((6.4e23, 3.4e6)))
class S(Enum):
    A = "a"
    B = "b"
    def __str__(self): return self.value
print(S.A, S("b"), repr(S.B), f"{S.A}")
class Op(Enum):
    ADD = "+"
    MUL = "*"
    def __call__(self, a, b):
        return a + b if self is Op.ADD else a * b
print(Op.ADD(2, 3), Op("*")(2, 3))
class P(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(P.R | P.W, P.R | P.X, repr(P.R | P.X), P.RW, bool(P.R & P.W), P.R in P.RW, ~P.R, list(P), P(0), list(P.RW), len(P.RW), P(3) is P.RW, P.R ^ P.RW)
@unique
class U(Enum):
    A = 1
    B = 2
print(U.A)
k = int(np.zeros(70000).sum())
c = Color.RED if k > 0 else Color.BLUE
print(c, c.name, c.value, c is Color.BLUE, c == Color.RED)
state = Color.RED
for i in range(7 + k):
    if state is Color.RED: state = Color.GREEN
    elif state is Color.GREEN: state = Color.BLUE
    else: state = Color.RED
print(state, state.value, state == Color.GREEN)
class Auto2(Enum):
    def _generate_next_value_(name, start, count, last_values): return name.lower()
    RED = auto(); BLUE = auto()
print(Auto2.RED.value, Auto2("blue"))
print(sorted(Color, key=lambda c: -c.value), Color.RED.__class__, hash(Color.RED) == hash(Color.RED))
class M(Enum):
    ONE = 1
    @classmethod
    def _missing_(cls, v): return cls.ONE
print(M(99))
def f(x=Color.RED): return x
print(f(), Color.RED.RED if 0 else 1, any(c.value > 2 for c in Color), dict(zip(Color, "abc")))
