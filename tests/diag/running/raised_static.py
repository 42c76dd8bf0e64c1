# An exception raised while compiling (H0906).
def need(n):
    if n < 0:
        raise ValueError(f"n is {n}")
    return n


print("before")
need(-3)
