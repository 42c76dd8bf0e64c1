# A function that calls itself for ever (H0308).
def down(n):
    return down(n + 1)


print(down(0))
