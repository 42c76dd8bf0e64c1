# A name that is read before it has a value (H0206).
def f():
    y = x
    x = 1
    return y


print(f())
