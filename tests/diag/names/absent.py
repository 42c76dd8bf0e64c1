# Attributes that Python's values do not have (H0202).
import math

import numpy as np

text = "a" if np.ones(2)[0] > 0.5 else "b"
print(math.sine, range(3).indx, [].appendd, "a".foo, None.foo, text.foo)
print(ValueError("a").value, int.foo, frozenset.add, iter([]).send, len.foo)
