# One of several objects of a class that derives from a list: the type of the
# left operand has the say, and takes what the right one holds.
import numpy as np

k = np.array([4])


class L(list):
    def __eq__(self, o):
        print("asked")
        return 5


class M(list):
    pass


x = L()
z = M()
y = M()
if k:
    x = L([1])
    y = M([1])
print(z == x, x == z, z != x, y == M([1]), y != z, y < M([2]), y + z)
