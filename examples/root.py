from holo import autograd

def root(a):
    y = a
    while abs(y * y - a) > 1e-12:
        y = 0.5 * (y + a / y)
    return y

print(root(2.0), autograd.grad(root)(2.0))
