# A math function outside its domain at run time (H0909).
import math

x = 3.0
for i in range(100000):
    x = x - 1.0
    print(math.sqrt(x))
