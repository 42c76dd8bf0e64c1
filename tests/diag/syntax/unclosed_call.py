# H0104: a call in a header and one in a block are never closed.
def f(x):
    if max(x, 3:
        return 1
    y = min(x,
            4
    return y


print(f(3)
