"""A condition that raises where it is asked: nobody comes to what is behind it, and nothing of it is lost."""
import numpy as np
i = int(np.array([2, 0]).sum())
a = np.arange(6.0).reshape(2, 3)
x = a if i < 2 else None
y = 1
if x is not None:
    y = 5 if x else 6
    print("never")
    while x:
        y = 3
    assert x
    z = [k for k in range(3) if x]
print(x, y)
for k in range(i):
    if k > 5:
        y = 7 if a else 8
print(y)
