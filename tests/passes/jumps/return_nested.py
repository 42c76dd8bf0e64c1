# A `return` ends all loops on its way; the outer one, with a `break` of its
# own, has its own flag.
def f(rows):
    for row in rows:
        if not row:
            break
        for x in row:
            if x:
                return x
    return 0
