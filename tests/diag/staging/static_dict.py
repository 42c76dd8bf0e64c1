# A dict that gains a string as a key in a staged loop (H0305).
import numpy as np

seen = {}
x = np.array(1.0)
while x < 10:
    seen[str(len(seen))] = 1
    x = x * 2
print(len(seen))
