# H0107: a header without its block.
def f(x):
return x


if True:
y = 1
for i in range(3):
    # a comment is no block
z = 2
