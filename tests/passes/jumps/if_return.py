# What follows an `if` that returns becomes its `else`: no flag is needed.
def f(x):
    if x:
        return 1
    y = 2
    return y
