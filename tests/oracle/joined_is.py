# `is` of what staged branches leave: truths, and what is younger than the join.
import numpy as np

x = np.array([3.0, 1.0, -2.0, 0.5])
k = 0
while k * k < 10:
    k += 1
k -= 4

above = x[k] > 2
flag = None
if x[k + 1] > 0:
    flag = bool(above)
print(flag is True, flag is False, flag is None, flag is not True)
print((x[k] > 2) is (x[k + 1] > 0), (x[k] > 2) is (x[k + 1] > 5), above is True)
flag = None
if x[k + 1] > 0:
    flag = above
print(flag is True, flag is above, flag is None)

z = x[2]
w = z if above else x[3]
print(w is x[2], w is np.float32(0), w is None, w is 0.5 * x[0], w is w)
t = (z, 1)
u = t if above else (x[k], 2)
print(u is (z, 1), u is (z,), u is None, u is u)


def first(i):
    a = x[i]
    b = a if above else x[1]
    return b, a


print([first(i)[0] is x[k] for i in (0, 1, 2)])

j = x[k] if above else np.array(1.5)
before = j
j += 1
print(j is before, before is x[k])
