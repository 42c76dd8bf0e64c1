# A loop whose condition follows from an error says nothing more.
import numpy as np


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(0(3), int(np.ones(3).sum())))


def stop(n):
    while n.sum() < 3 and print("turn") is None:
        raise ValueError("at once")


stop(np.ones(2))
