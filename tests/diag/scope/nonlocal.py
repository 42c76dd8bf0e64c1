# A nonlocal name that no function binds.
x = 1


def f():
    nonlocal x
    x = 2


def g(y):
    global x
    nonlocal x
