# A value that changes its type in a loop (H0404).
import numpy as np

x = np.ones(10000).mean() * 3
total = 0
best = None
while x > 0.1:
    total = total + 0.5
    best = x
    x = x / 2
print(total, best)
