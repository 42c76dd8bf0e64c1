"""vars() and __dict__: a dict whose items are the attributes; ascii()."""
import json, copy
import numpy as np
k = int(np.zeros(70000).sum())
class A:
    kind = "A"
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
    @property
    def p(self): return 1
a = A(1)
print(vars(a), a.__dict__, vars(a) == {"x": 1, "y": 2}, len(vars(a)), list(vars(a)), "x" in vars(a), "p" in a.__dict__)
for n, v in vars(a).items():
    print(n, v)
a.__dict__["z"] = 5
print(a.z, vars(a)["z"], sorted(vars(a)), {**vars(a)}, dict(vars(a)))
a.__dict__.update(x=7, w=[1])
print(a.x, a.w, vars(a).get("q", "none"), vars(a).keys(), list(vars(a).values()))
d = vars(a)
a.x = 9
print(d["x"], d)
def f(**kw): return sorted(kw)
print(f(**vars(a)), json.dumps(vars(a)), isinstance(vars(a), dict), vars(A(1)) == vars(A(1)), vars(A(1)) != vars(A(2)))
class B:
    def __init__(self, **kw):
        self.__dict__.update(kw)
    def __repr__(self):
        return f"B({', '.join(f'{n}={v!r}' for n, v in self.__dict__.items())})"
print(B(a=1, b="x"), B())
class C:
    __slots__ = ("q",)
try: vars(C())
except TypeError as e: print(e)
try: vars(a)["nope"]
except KeyError as e: print("KeyError", e)
b = A(k + 1, k * 2.5)
print(vars(b), b.__dict__["x"] + 1)
for i in range(3):
    b.__dict__["x"] = b.x + i
print(b.x)
if k == 0:
    vars(b)["y"] = 4.5
print(b.y, vars(b))
print(ascii("aé€😀\n'"), ascii([1, "ü"]), ascii(5), ascii(None), ascii({"ä": 1.5}))
old = dict(vars(a)); a.x = 1; print(old["x"], copy.copy(vars(a)), vars(a).pop("w"), hasattr(a, "w"))
