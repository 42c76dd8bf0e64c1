"""Texts by `%` and str.format()."""
import numpy as np

x = np.array(5)
for k in range(200000):
    x = (x * 7 + 3) % 2001
n = int(x)
loss = float(n) / 7
name = "ab"
a = np.array([1.5, 2.5]) * n
for epoch in range(2):
    print("epoch %d/%d: loss %.4f, acc %5.1f%%" % (epoch + 1, 2, loss, 12.5))
    print("%-8s|%8.3e|%+d|%05d" % (name, loss, n, n))
print("%s %r %s" % (name, name, a), "%d" % 2.7, "%d" % loss, "%x %#o" % (255, 8))
print("%(k)s and %(n)5.1f" % {"k": name, "n": loss}, "%c%c" % (65, "b"))
print("%*d|%-*d|%.*f" % (6, 42, 6, 42, 2, 2.718), "100%%" % ())
print("%s" % [1, "a"], "%s" % (None,), "%5s|%-5s|" % ("x", "y"), "%.2s" % name)
print("{0} {1} {0}".format(n, name), "{:>{w}.{p}f}|".format(loss, w=10, p=3))
print("{k!r:>8} {v[1]:.2f} {v[0]}".format(k=name, v=[1, loss]), "{{}}".format())
print("{d[key]} {p.v}".format(d={"key": n}, p=type("x") and __import__) if False
      else "{d[key]} {d[2]}".format(d={"key": n, 2: loss}))


class P:
    def __init__(self, v):
        self.v = v

    def __str__(self):
        return "P%d" % self.v

    def __format__(self, spec):
        return "<%s>" % spec


print("{p.v} {p} {p!s} {p:abc}".format(p=P(3)), "%s" % P(4))
print("{:{{}}}|{:{{{}}}}|{:a{{b}}{}}".format(P(1), P(2), 3, P(4), 5))
print("abc" % range(3), "abc" % range(0), "abc" % a, "abc" % a.dtype,
      "abc" % [], "abc" % {}, "abc" % ())
print("abc" % ([1] if n > 5 else {"k": 1}))
