"""IntFlag: flags that are ints; bits that no member has are kept."""
from enum import IntFlag, auto, Flag
import numpy as np


class P(IntFlag):
    R = 4
    W = 2
    X = 1
    RW = 6


def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)


for f in (lambda: P.R|P.W, lambda: repr(P.R|P.X), lambda: str(P.R|P.X), lambda: f"{P.R|P.X}", lambda: P.R|8, lambda: repr(P.R|8), lambda: P(8), lambda: repr(P(8)), lambda: repr(P(12)), lambda: ~P.R, lambda: repr(~P.R), lambda: P.R+1, lambda: P.R & 4, lambda: repr(P.R & 4), lambda: P.R ^ P.RW, lambda: repr(P(0)), lambda: bool(P(0)), lambda: P.R in P.RW, lambda: list(P), lambda: list(P.RW), lambda: len(P.RW), lambda: P.RW.name, lambda: (P.R|P.X).name, lambda: P(8).name, lambda: P.R == 4, lambda: hash(P.R)==hash(4), lambda: P["R"], lambda: 4 | P.W, lambda: repr(4|P.W), lambda: P.R < 5, lambda: int(P.R), lambda: "%s" % (P.R,), lambda: P(-1), lambda: repr(P(-1)), lambda: repr(P(-5)), lambda: repr(P(-9)), lambda: P.R << 1, lambda: P.R * 2, lambda: isinstance(P.R, int), lambda: repr(P.R | P.W | P.X), lambda: P.R.value, lambda: P("x"), lambda: P.R - P.W, lambda: repr(P.X|16), lambda: repr(~P(8)), lambda: -P.R, lambda: [1,2,3,4,5][P.R], lambda: P.R is P(4), lambda: (P.R|P.W) is P.RW, lambda: (P.R|P.X) is (P.R|P.X), lambda: {P.R:1}[4], lambda: P.R & ~P.R, lambda: str(P(0)), lambda: hex(P.RW), lambda: format(P.R, "03d"), lambda: f"{P.R:>5}", lambda: P.R | "a", lambda: isinstance(P.R, Flag), lambda: P, lambda: sorted([P.R, P.X]), lambda: "a" in P.R):
    t(f)


class C(IntFlag):
    A = auto()
    B = auto()
    D = auto()
    ALL = A | B | D


t(lambda: (list(C), C.ALL, repr(C.ALL), repr(C.A|C.B), C.D.value, repr(~C.A), repr(C(0))))
mode = C.A
mode |= C.D
print(repr(mode), bool(mode & C.B), mode == 5, mode & 1)
k = int(np.zeros(70000).sum())
print(C.B * k + C.D, k + C.A)
if k == 0:
    mode &= ~C.A
print(mode == C.D)
