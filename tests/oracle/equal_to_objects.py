# NumPy's truths, element by element, of `==` and `!=` with what is no number.
import numpy as np


class Thing:
    pass


def say():
    pass


x = np.array([2.0, 1.0])
staged = x[0] * 2
t = Thing()
for v in (np.float64(2.0), np.int32(2), np.bool_(True), np.array(2), np.array([1.0, 2.0]), staged, x, x[:0]):
    print([v == "a", "a" == v, v != "a", "a" != v, v == f"{staged}"])
    print([v == None, None == v, v != None, None != v])
    print([v == t, t == v, v != t, t != v])
    print([v == {1: 2}, {1} == v, v != print, int == v, v == say, ... == v])
    print([v == (2.0,), [2.0] == v, v != (2, 1)] if v.size else "")
print([staged == np.float32, np.int8 != staged])
print("a" in x, None in x, x[0] in ["a", None], np.array(1.0) in ["a"], ["a", staged] == [staged, "a"])
name = "all"
if x[1] > 5:
    name = None
print([name == staged, name != staged, x == name])
if staged == "a":
    print("no")
