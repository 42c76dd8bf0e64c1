# Names that nothing binds, each with the nearest that something does.
import math


def area(radius):
    return maths.pi * raduis ** 2


print(area(2), np.zeros(3), lenght)
length = 3
