# What Python has and is not there: neither absent nor an error of the run.
import numpy as np

x = np.array([1.0, 2.0])


class Point:
    pass


p = Point()
print(hasattr(p, "__dict__"), hasattr(p, "__len__"), hasattr([], "shape"))
print(getattr(x, "strides", None), hasattr([], "__len__"))
if x[0] > 0:
    print(object.__getattribute__(p, "__dict__"))
    print(ValueError("a").add_note("b"))
    print(int("\u0663"), float("\u0661.5"))
n = int(x[0])
print(range(0, 5, n))
