# Who declines is asked once (H0511).
import numpy as np


class C:
    def __rmul__(self, other):
        print("asked")
        return NotImplemented


l = [1]
if np.array([1, 2]).sum() > 2:
    l *= C()
