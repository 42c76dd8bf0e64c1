# What Python takes for no int where it counts (H0516): np.bool, a float, None.
import numpy as np

yes = np.bool_(True)
print([1, 2][yes])
print([1, 2][yes:])
print(round(2.5, yes))
print("a".center(yes))
print(list(enumerate("ab", yes)))
print(list(enumerate("ab", None)))
print(sorted([2, 1], reverse=None))
print(sorted([2, 1], reverse=1.0))
print("a".splitlines(None))
print(round(np.array(2.567), 1))
m = np.ones((2, 2))
m[0] = [[3, 4]]
m[...] = [m]
