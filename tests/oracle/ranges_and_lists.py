# Ranges as indices of arrays; long lists at an index that only the run knows.
import numpy as np
a = np.arange(20.0)
print(a[range(5)], a[range(10, 2, -3)], a.reshape(4, 5)[range(2)], a.reshape(4,5)[:, range(1, 3)])
a[range(3)] = 7
a[range(3, 6)] += 1
print(a, a.reshape(4,5)[range(2), range(2)])
import numpy as np
flags = [True] * 5001
k = int(np.array([3])[0])

print(flags[k], flags[4], len(flags))
c = 0
for i in range(5001):
    if flags[i]:
        c += 1
print(c)
