# A limit that is passed in an attempt that is taken back is an error all the
# same, and what the program does after it is not silently left out.
def r(x, n):
    for j in range(3):
        x = r(x, n + 1)
    return x


print(r(1, 0))
