# H0116: parameters in an order that Python refuses.
def f(a=1, b):
    return a


def g(a, a):
    return a


def h(*, **k):
    return k


def i(**k, a):
    return a


def j(*a, *b):
    return a


def k(a, *, b, /):
    return a


m = lambda a=1, b: a
