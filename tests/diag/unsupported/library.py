# What of the library is not there yet (H0990).
import numpy as np

print(np.loadtxt("a.csv", delimiter=", "))
