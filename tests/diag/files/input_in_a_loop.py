# Input is read while compiling, so not in what the run repeats.
import numpy as np

k = int(np.zeros(70000).sum())
while k < 3:
    k += int(input("more? "))
