import numpy as np
i = int(np.array([2, 0]).sum())
class C:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"C({self.v})"
x = C(None)
if i > 1: x.v = 2
if i > 1: print(x)
print(x, [x], f"{x}", str(x), repr(x))
class A:
    def __init__(self, name): self.name = name
    def __str__(self): return f"<{self.name}>"
class B(A): pass
p = A("a"); q = B(str(i)); x = p if i > 1 else q
x.name = q.name
print(x)
x = "a" if i == 2 else None
if i > 1:
    print(",".join([x]))
class P:
    def __init__(self):
        self.v = 2
x = P() if i == 2 else 0
if i > 1:
    del x.v
n = np.int64(2)
if i > 1: n = 1
if i > 1: print(np.arange(5)[n:])
s = "a"
if i > 1: s = str(i)
if i > 1: print(f"{s:>8}|")
w = [1] if i < 2 else (3, 4)
print("%s" % w, "%.3d" % i, str(i) % 3)
