# Builtins and attributes that Python has are not there yet (H0990); a name that
# it has not is not defined (H0201).
import math

import numpy as np

x = np.array([1.0, 2.0])
bytes = 3
MyError = 4
del bytes, MyError
print(eval("1"), id(1))
print(bytearray(3))
if x[0] > 5:
    raise RecursionError("x")
print(MyError)
print(range(3).index(1))
print("a".format_map({}))
print((1).to_bytes(2), 1.5.hex(), int.from_bytes, frozenset.union)
print((a for a in []).send, property().fget, StopIteration(3).value)
text = "a" if x[0] > 0.5 else "b"
print(text.upper(), {}.values().mapping)
print(str(3, errors="strict"))
print(iter(len, 3))
