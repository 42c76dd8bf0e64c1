# H0106: elements without a comma between them.
x = [1 2, 3]
y = max(x[0] x[1])
z = {"a": 1 "b": 2}
def f(a b):
    return a
