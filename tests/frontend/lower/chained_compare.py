# The middle of a chained comparison is evaluated once, the end only if needed.
def f(a, b, c):
    return a() < b() <= c()
