# Unions of types are not there yet (H0990), but in annotations.
import numpy as np


def f(n: int | None) -> int | str:
    return n


print(f(3))
print(isinstance(1, int | str))
print(np.float64 | None)
print(str | 3)
print(range | int)
print(type | None, None | enumerate, int | zip)
print(property | np.float32)
print(len | int)
if np.zeros(2).sum() > 0:
    print(map | None)
