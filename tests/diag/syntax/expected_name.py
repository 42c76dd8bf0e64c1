# H0101: keywords where names belong.
class = 3
def lambda(x):
    return x
x.for = 1
