# What may be a mapping that a form takes, or not.
import numpy as np

n = int(np.array(5) * 7)
print("abc" % ([1] if n > 5 else {1}))
