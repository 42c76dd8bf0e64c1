"""Classes that derive from str."""
import numpy as np
k = int(np.zeros(70000).sum())
class Name(str):
    def shout(self): return self.upper() + "!"
    def upper(self): return "<" + super().upper() + ">"
n = Name("bob")
print(n, repr(n), n.shout(), len(n), n[0], n[1:], n[-1], type(n[0:]).__name__, type(n).__name__, isinstance(n, str), issubclass(Name, str), type(n) is str)
print(n + "x", "x" + n, type(n + "x").__name__, n * 2, 2 * n, n == "bob", "bob" == n, n != "bob", n < "c", "a" < n, n >= "bob", n == 3, 3 == n, n != None)
print(hash(n) == hash("bob"), {n: 1}["bob"], {"bob": 2}[n], n in {"bob"}, "bob" in {n}, "bob" in [n], n in ["bob"], n in ("a", "bob"), {n, "bob", Name("bob")})
print("o" in n, n in "abobc", n.find(Name("o")), "abobc".replace(n, "X"), "a,b".split(Name(",")), ",".join([n, Name("y"), "z"]), n.join("ab"), Name(",").join(["1", "2"]))
print(f"{n} {n!r} {n:>6} {n:_<5}", "%s|%r|%5s" % (n, n, n), "{} {!r} {:^7}".format(n, n, n), format(n), format(n, ">5"), str(n), type(str(n)).__name__)
print(sorted([Name("b"), "a", Name("c")]), max(Name("b"), "a"), min([n, "aaa"]), list(n), tuple(n), [c for c in n], *n, dict(zip(n, "123")))
a, b, c = n
print(a, b, c, bool(n), bool(Name()), Name(), Name(5), Name(1.5), Name(None), Name(n) == n, not n, n and 1, Name("") or 2)
print(int(Name("12")), float(Name("1.5")), int(Name("ff"), 16), ord(Name("a")), Name("%d-%s") % (3, n), Name("%s") % n, n.startswith("b"), "bob".startswith(n), "bob".startswith((n, "x")), n.endswith(Name("b")), n.isalpha(), n.title(), n.count("b"))
class Path(str):
    def __new__(cls, *parts):
        self = super().__new__(cls, "/".join(parts))
        self.parts = parts
        return self
    def __truediv__(self, o): return Path(*self.parts, o)
    def __rtruediv__(self, o): return Path(o, *self.parts)
p = Path("a", "b") / "c"
print(p, p.parts, "r" / p, len(p), p.upper(), p.split("/"))
class Tag(str):
    def __init__(self, v): self.v = v
    def __repr__(self): return f"Tag({str(self)!r})"
    def __str__(self): return "<" + super().__str__() + ">"
    def __add__(self, o): return Tag(super().__add__(o))
    def __radd__(self, o): return ("radd", o)
t = Tag("q")
print(t, repr(t), [t], f"{t} {t!r} {t:>4}", "%s %r" % (t, t), str(t), t + "z", "z" + t, t.v, type(t + "x").__name__, {t: t}, "".join([t]), t.v, vars(t))
class Ci(str):
    def __eq__(self, o): return self.lower() == o.lower()
    def __hash__(self): return hash(self.lower())
print(Ci("AB") == "ab", "ab" == Ci("AB"), {Ci("AB"): 1}.get(Ci("ab")), {"ab": 1}.get(Ci("AB")), Ci("a") != "A", {Ci("AB"): 1}["ab"], Ci("A") in ["a"], "a" in [Ci("A")])
class Eq(str):
    def __eq__(self, o): return True
try:
    print({Eq("a"): 1})
except TypeError as e:
    print(e)
try:
    print(n + 1)
except TypeError as e:
    print(e)
try:
    print("a" + Tag)
except TypeError as e:
    print("no")
try:
    print(n < 1)
except TypeError as e:
    print(e)
try:
    print(1 + n)
except TypeError as e:
    print(e)
try:
    print(n.nothing)
except AttributeError as e:
    print(e)
print(getattr(n, Name("upper"))(), hasattr(n, "shout"), str.upper(n), str.__len__(n), str.__add__("a", n))
d = {}
d[n] = 1; d["bob"] += 1; d[Name("bob")] += 5
print(d, list(d), type(list(d)[0]).__name__)
def f(**kw): return kw
print(f(**{Name("x"): 1}))
print(n is n, n is Name("bob"), n.__class__.__name__, n.__len__())
for i, ch in enumerate(Name("xy"), start=k): print(i, ch)
s = Name("v") if k == 0 else Name("w")
print(s, s + "1", s == "v", s.upper(), len(s))
w = Name(f"k={k}")
print(w, w + "!", [w], f"{w:>6}|")
class R(str):
    def __repr__(self): return "R" + super().__repr__()
    def __radd__(self, o): return ("radd", o)
r = R("a,b")
print(r.partition(","), r.partition("x"), r.rpartition("x"), R("ab").partition(R("b")), "ab".partition(R("b")), r.split(","), r.split("x"), r.replace("x", "y"), r.strip(), r * 1, r + "", [R("q") % {}, R("%%") % {}, R("%s") % r], "".join([r]).upper(), [",".join([r])], [r[:]], [r.ljust(1)])
print((1 + 2j) + r, 1 + r, [1] + [r])
for bad in (lambda: "a" % r, lambda: "%(x)s" % r, lambda: "%d" % r, lambda: 1j + n, lambda: n + 1j):
    try: print(bad())
    except TypeError as e: print("TypeError")
