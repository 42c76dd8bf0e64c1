# Ten independent errors in one file: each is reported, and nothing else.
import numpy as np

def f(x)
    return x +

y = [1 2]
if y = 3:
    z = 0777
whlie y:
    y = "abc
w = y && z
for i in range(3):
i = 2
g() = 3
break
