# What a staged branch or loop leaves of numbers and tuples does not say which.
import numpy as np

x = np.array([3.0, 1.0, -2.0, 0.5])
z = x[2]
w = z if x[0] > 2 else x[3]
print(w is z)
kept = x[0]
for i in range(10):
    if x[i % 4] < 0:
        kept = z
print(kept is not z)
t = (x[0], 1)
u = None
if x[1] > 0:
    u = t
if x[2] > 0:
    u = (x[1], 2)
print(u is None, u is t)
word = "a" if x[3] > 0 else "b"
print(word is t, word is x[0], word is None)


def pair(i):
    a = x[i]
    b = a if x[3] > 0 else x[1]
    return b, a


for i in range(3):
    b, a = pair(i)
    print(b is a)
