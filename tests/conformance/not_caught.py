# What CPython and NumPy accept, and is not there yet, is refused in a `try`, too:
# nothing of it is caught.

# case: a set meets an empty array
import numpy as np

s = {1, 3}
try:
    s |= np.array([])  # refused: H0516 `s |= np.array([])`
except TypeError:
    print("no")
print(len(s))

# case: None meets an empty array
import numpy as np

e = np.zeros((0, 3))
try:
    print((e + None).shape)  # refused: H0990 `e + None`
except TypeError:
    print("no")

# case: an int that no dtype holds
import numpy as np

try:
    print(np.full((), 10**20))  # refused: H0990 `np.full((), 10**20)`
except OverflowError:
    print("no")

# case: a text as an index of take
import numpy as np

try:
    print(np.arange(3).take("1"))  # refused: H0990 `np.arange(3).take("1")`
except IndexError:
    print("no")

# case: a tuple as out
import numpy as np

x = np.ones(3)
try:
    np.add(x, 1, out=(x,))  # refused: H0990 `np.add(x, 1, out=(x,))`
except TypeError:
    print("no")
print(x)

# case: the dtype of draws comes before their size
import numpy as np

g = np.random.default_rng(7)
try:
    g.integers(9, size=-1, dtype=float)  # error: H0507 `g.integers(9, size=-1, dtype=float)` TypeError
except ValueError:
    print("no")
