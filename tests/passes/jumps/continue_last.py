# A `continue` that stands last on its path is no more than an `else`.
def f(xs):
    for x in xs:
        if x:
            continue
        print(x)
