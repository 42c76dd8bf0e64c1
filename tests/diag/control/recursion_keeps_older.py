# Recursion that puts what is older into a list that grows: refused, and what it changed is put back.
import numpy as np

s0 = int(np.zeros(70000).sum())
h = []

def rec(k, x):
    if k > 0:
        rec(k - 1, x)
        x[0] += 1
        h.append(x)

rec(5 + s0, [0])
print(h)
