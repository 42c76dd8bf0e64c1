# After a `break` the test of a `while` is not evaluated again.
def f(test):
    while test():
        if test():
            break
