# A statement that may break and may continue is guarded by both flags.
def f(xs):
    for x in xs:
        if x:
            if x > 2:
                break
            if x > 1:
                continue
            print("one")
        print(x)
