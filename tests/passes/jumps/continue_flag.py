# Where an `if` may or may not go on, a flag guards what follows.
def f(xs):
    for x in xs:
        if x:
            if x > 1:
                continue
            print("one")
        print(x)
