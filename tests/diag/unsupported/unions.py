# Unions of types are not there yet (H0990), but in annotations.
import numpy as np


def f(n: int | None) -> int | str:
    return n


print(f(3))
print(isinstance(1, int | str))
print(np.float64 | None)
print(str | 3)
