"""What objects, classes, functions and methods show if nobody says: of an
address only that it is one, the same each time and no other object's."""
import numpy as np


class A:
    class Inner:
        pass

    def m(self):
        return lambda: 0

    @classmethod
    def c(cls):
        pass

    @staticmethod
    def s():
        pass


class Shown:
    def __repr__(self):
        return "Shown!"

    def m(self):
        pass


class Super(A):
    def __repr__(self):
        return "Super" + super().__repr__()[1:15]

    def __str__(self):
        return object.__str__(self) + "!"


def f():
    class B:
        def g(self):
            return lambda: 0

    def h():
        pass

    return B, h


def made():
    global Global

    class Global:
        def m(self):
            pass


def shown(v):
    text = repr(v)
    parts = text.split(" at 0x")
    print(parts[0], [p[p.find(">"):] for p in parts[1:]])
    assert text == repr(v) == f"{v!r}" == "%r" % (v,) == str([v])[1:-1]


B, h = f()
made()
a = A()
for v in [a, f, a.m, a.m(), A.m, B(), h, A.c, a.c, A.s, a.s, [].append,
          A.Inner(), B().g, B().g(), object(), Global(), Global().m]:
    shown(v)
print(A, A.Inner, B, Global, [A, B], type(a), type(f), type, range, super)
print(len, print, list.append, str.upper, dict.get, Shown().m)
print(A.Inner.__qualname__, A.m.__qualname__, B.__qualname__, B.__name__,
      B().g().__qualname__, B().g().__name__, h.__qualname__,
      (lambda: 0).__qualname__, Global.__qualname__)
print(Super(), [Super()])
b = A()
print(str(a) == str(a), str(a) != str(b), str(a) in [str(b), str(a)],
      str(f) != str(h), str(a.m) == str(a.m), str(a.m) != str(b.m))
k = int(np.zeros(70000).sum())


def looks(o, x):
    return str(o) == str(a), float(np.sum(np.tanh(x) * 0))


print(looks(a, np.ones(3)), looks(b, np.ones(3)), looks(a, np.ones(3)))
if k == 0:
    print(type(a), str(a)[:19], str(b)[:19])
for i in range(k + 3):
    print(f"{A}", str(a)[:19], i)
