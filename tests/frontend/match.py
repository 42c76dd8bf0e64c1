def f(x):
    match x:
        case 1 | None:
            return 1
        case [y, *z, 2] if y:
            return z
        case {"k": f.v, **rest}:
            return rest
        case f(1, key=_) as whole:
            return whole
        case _:
            return 0
