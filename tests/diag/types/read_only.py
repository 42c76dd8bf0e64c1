# Views that NumPy does not let write (H0519).
import numpy as np

a = np.arange(3.0)
wide = np.broadcast_to(a, (2, 3))
wide[0] = 1
wide += 1
wide.sort()
np.add(wide, 1, out=wide)
m = a.reshape(3, 1) + a
np.diag(m)[0] = 5
m.diagonal().reshape(3, 1).fill(2)
line = np.diag(m)[1:]
line[line > 1] = 0
print(wide + 1, np.array(wide), line.copy())
