# What decides is lost by an error: of the ways it is not said that Python raises there.
import numpy as np

def zeros(v=None, size=None):
    if v is None:
        return [0] * size
    return [0] * len(v)

v = np.zeros(3).foo()
print(zeros(v))
print(", ".join(str(np.zeros(2).bar) for _ in range(2)))
