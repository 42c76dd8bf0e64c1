# What a branch or a loop that cannot be joined was to set is no error of its
# own afterwards.
import numpy as np

t = np.array(2.0)
it = iter([1, 2, 3])
if t > 1:
    a = next(it)
else:
    a = 0
print(a)

while t < 10:
    b = next(it)
    t = t + b
print(b)
