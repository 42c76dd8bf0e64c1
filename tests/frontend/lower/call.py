# Positional, spread and keyword arguments, and the parameters they meet.
def f(a, b=1, /, *rest, c, d=2, **more):
    return f(a, *rest, c=c, **more)
