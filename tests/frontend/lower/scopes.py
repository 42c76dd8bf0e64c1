# Where each name lives.
import math as m

g = 1


def outer(p):
    e = p

    def inner():
        global g
        nonlocal e
        g = e = m.pi
        return len(p)
    return inner
