# What an error leaves unknown is no reason for another: one error each.
import numpy as np

some = [int(v) for v in np.nothing(1)]
print(some[0], 10 // len(some), max(some), {v: v for v in some}[3])
count, seen = 0, {}
for v in np.nothing(2):
    count += 1
    seen["a"] = v
print(10 // count, seen["a"])
if np.nothing(3):
    found, seen = "a", {}
print(found + 1, seen["b"])
while np.nothing(4):
    count = "a"
print(count + 1)
listed = [1, 2]
listed.extend(np.nothing(5))
print(listed[4])
listed = [1, 2]
listed[np.nothing(6)] = 5
print(listed[7])


class Derived(np.nothing):
    pass


print(Derived().x)
print(1 // 0)
