"""The text of an array is that of the elements then."""
import numpy as np
i = int(np.array([2, 0]).sum())
a = np.zeros(2) + i
t = f"{a}"
b = a[:]
u = f"{b} {[a]}"
a[0] = 7
print(t, u)
if i > 1:
    t = str(a)
a[0] = 8
print(t)
b = np.ones(2)
if i > 1:
    t = f"{a}"
elif i > 2:
    t = f"{a[:]}"
else:
    t = f"{b}"
a[0] = 7
print(t)
if i > 1:
    t = f"{a}"
elif i > 2:
    t = f"{a[:]}"
else:
    t = "x"
a[0] = 7
print(t)
x = a if i > 1 else a[:] if i > 2 else None
print(f"{x}", str(x), [x])
