# A condition on an array of several elements (H0303).
import numpy as np

x = np.zeros(3)
if x > 0:
    print("positive")
while x == 0:
    x += 1
print(not x)
