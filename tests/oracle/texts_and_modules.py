# Texts, sets and modules as Python has them.
import math
import math as maths
import numpy as np
import numpy

print(np is numpy, math is maths)
print("abc".replace("", "-"), "aaa".replace("a", "b", 2), "".replace("", "x"), "äb".replace("", "."), "abab".replace("ab", ""))
s = {1, 2}
t = s
s |= {3}
print(len(t), s is t)
t &= {1, 3}
t -= {1}
t ^= {3, 4}
print(s)
d = {"a": 1}
e = d
d |= {"b": 2}
print(e, d is e)
f = frozenset([1])
g = f
f |= {2}
print(frozenset(), frozenset([3]), g, len(f), isinstance(f, frozenset), isinstance(f, set), {f: 1}[frozenset([1, 2])], f == {1, 2}, [frozenset("a")])
x = np.float32(0.1)
y = np.arange(3.0)
print(f"{x} {x:.3f} {y[1]} {x!r}", format(x), str(x), [x])
print(y.dtype == "float64", "float32" == y.dtype, y.dtype == float, y.dtype != "int64", y.dtype == np.float64, y.dtype == None)
b = bool(y[1] > 0)
print(b is True, b is False, b is not True, y.sum() is None, (y[1] > 0) is True)
nan = math.nan
print(nan in [nan], nan == nan)
print((1.5).imag, (1.5).real, True.real, (3).numerator, (3).denominator)
