# A name that is used, or set, before it is declared global.
count = 0


def used():
    print(count)
    global count


def assigned():
    count = 1
    global count


def parameter(count):
    global count
