# A loop without an end needs no test but its flag, and nothing behind it.
def f(test):
    while True:
        if test():
            return 1
