# Nothing follows a `raise`: only the other way returns.
def f(x):
    if x:
        raise ValueError("x")
    else:
        return 1
