"""Views of views that branches turn around: elements that are read at many indices."""
import numpy as np

# so many zeros are not added while compiling
z = int(np.zeros(70000).sum())
x = np.arange(40.0)
v = x
for i in range(1):
    if z + 0 > 1:
        v = v[::-1]
    if z + 1 > 0:
        v = v[::-1]
    if z + 2 > 3:
        v = v[::-1]
    if z + 3 > 1:
        v = v[::-1]
    if z + 4 > 2:
        v = v[::-1]
    if z + 5 > 9:
        v = v[::-1]
v[0] = 5
v[1:4] *= 2
print(x, v)
