"""Errors of grown lists, caught."""
import numpy as np
n = int(np.zeros(70000).sum())
xs = np.arange(20.0) * 37 % 11

try:
    l = []
    for i in range(n + 3):
        l.append(i)
    print(l[n + 7])
except IndexError as e:
    print("caught", e)
try:
    e = []
    while n > 0:
        e.append(1)
    if n == 0:
        e.append(2)
    e.pop()
    e.pop()
except IndexError as err:
    print("caught", err)

try:
    out = []
    for i in range(n + 10):
        if i == 5:
            raise ValueError("five")
        out.append(i)
except ValueError as e:
    print("caught", e, out)
print(out)
