# math.trunc() asks for `__trunc__`, which of NumPy's np.float64 alone has.
import math
import numpy as np

x = np.array([2.5, -7.0])
m = np.array([2, 7])
print(math.trunc(x[0]), math.floor(np.float32(2.5)), math.ceil(np.int8(3)), math.floor(m[0]))
if x[1] > 0:
    print(math.trunc(m[0]))
if x[1] < 0:
    print(math.trunc(x.astype(np.float32)[1]))
