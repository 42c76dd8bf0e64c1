# What a loop carried when it was last met is of another form now.
import numpy as np

a = np.arange(10.0)
n = int(np.array(3))


def first_of_last(k):
    part = None
    total = 0.0
    for i in range(n):
        if part is not None:
            total += part[0]
        part = a[k:k + 2]
    return total


print(first_of_last(0), first_of_last(1), first_of_last(5))
