# An index out of range at run time, in a function that a loop calls (H0904).
import numpy as np


def pick(table, i):
    return table[i * 3]


def total(table):
    s = 0.0
    for i in range(1000):
        s += pick(table, i)
    return s


print("before")
print(total(np.arange(10.0)))
