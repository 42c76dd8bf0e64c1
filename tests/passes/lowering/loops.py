# Loops with jumps at every depth, and what holds after them.
def find(rows, wanted):
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            if value < 0:
                continue
            if value == wanted:
                return i, j
            if value > 100:
                break
        else:
            print("row", i, "whole", end=" ")
            continue
        print("broke", end=" ")
    else:
        print("none")
    return None


print(find([[1, -2, 3], [101, 5], [4, 5]], 5))
print(find([[1], []], 7))

i = -1
for i in range(0):
    pass
print(i)
for i in range(5):
    if i == 3:
        break
else:
    print("not reached")
print(i)

source = iter(range(10))
for v in source:
    if v == 3:
        break
print(v, next(source))


def tests():
    n = 0

    def test():
        nonlocal n
        n += 1
        return n < 6
    while test():
        if n == 2:
            continue
        if n == 4:
            break
        print("turn", n, end=" ")
    else:
        print("else", end=" ")
    return n


print(tests())


def forever():
    n = 0
    while True:
        n += 1
        while 1:
            n += 1
            if n % 5 == 0:
                break
            if n > 30:
                return n
        if n > 20:
            break
    return -n


print(forever())


def signs(values):
    out = []
    for v in values:
        if v:
            if v < 0:
                out.append("-")
                continue
            out.append("+")
        else:
            out.append("0")
            if len(out) > 3:
                return out, "full"
        out.append(v)
    return out


print(signs([1, -1, 2]), signs([1, 2, 0, 3]))


def raises(kind):
    if kind == "a":
        raise ValueError("a")
    elif kind == "b":
        assert kind != "b", "message"
    else:
        return kind
    print("not reached")


print(raises("c"))


def breaks_in_else():
    for i in range(3):
        for j in range(2):
            pass
        else:
            if i == 1:
                break
            continue
        print("not reached")
    return i, j


print(breaks_in_else())


def after_return(x):
    if x:
        return "yes"
    else:
        return "no"
    print("dead")
    x = 1


print(after_return(0), after_return(1))
