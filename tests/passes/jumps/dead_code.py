# What is never reached is dropped.
def f():
    return 1
    print("dead")
