# H0116: arguments in an order that Python refuses.
def f(a, b):
    return a


f(a=1, 2)
f(a=1, a=2)
f(**{}, *[])
f(**{}, 1)
f(x for x in [1], 2)
f(f.a=1)
