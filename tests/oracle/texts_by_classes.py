"""Texts by classes that are one of several."""
import numpy as np
i = int(np.array([2, 0]).sum())
class F:
    def __init__(self, n): self.n = n
    def __str__(self): return str(self.n) if self.n > 1 else f"<{self.n}>"
    def __repr__(self):
        s = f"F({self.n})"
        if self.n > 1:
            s = f"({s})"
        return s
f = F(np.array([4])[0]); g = F(i - 1)
print(f, g)
print(f"{f} {g!r} {f!s} {g}", str(f), repr(g))
print("%s %r" % (f, g), "{} {!r}".format(f, g))
class C:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"C({self.v})"
x = C(None)
if i > 1: x.v = 2
if i > 1: print(x)
print(x, f"{x}", str(x))
class A:
    def __init__(self, name): self.name = name
    def __str__(self): return f"<{self.name}>"
class B(A): pass
p = A("a"); q = B(str(i)); x = p if i > 1 else q
x.name = q.name
print(x)
class D:
    def __format__(self, spec): return "x" if i > 5 else f"{i}{spec}"
    def __str__(self): return "D"
print(f"{D():ab} {D()} {D()!s}", D())
