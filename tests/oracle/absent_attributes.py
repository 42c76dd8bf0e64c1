# What Python's values do not have, they do not have here: hasattr(), getattr()
# and branches that the run does not enter.
import math
import numpy as np


class Point:
    pass


class Failure(ValueError):
    pass


def function():
    return 1


k = int(np.zeros(3, int).sum())
text = "a" if k == 0 else "b"
gone = 3
MyError = 4
del gone, MyError
some = [[], (), {}, {1}, frozenset(), "a", text, 1, 1.5, True, 2**70, None,
        range(3), {}.keys(), {}.items(), Point(), Failure("a"), math, int, list,
        Point, Failure, ValueError, iter([]), (a for a in []), property()]
for x in some:
    print(hasattr(x, "foo"), getattr(x, "bar", 5))
print(hasattr(function, "foo"), hasattr(len, "foo"), hasattr([].append, "foo"))
print(hasattr(Failure("a"), "name"), hasattr(range(3), "append"))
print(hasattr([], ""), hasattr(range(3), "count index"), hasattr(1, " "))
print(hasattr((), "append"), hasattr(math, "sine"), hasattr(k, "count"))
if k > 0:
    print([].foo, math.sine)
if k > 0:
    print(range(3).foo, Failure("a").name)
if k > 0:
    print(k.foo)
if k > 0:
    print(gone)
if k > 0:
    print(MyError)
print("end")
