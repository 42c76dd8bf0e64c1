# Patterns that Python's compiler refuses.
match 1:
    case [x, x]:
        pass
    case [x] | [y]:
        pass
    case (x | 2):
        pass
    case {"a": y, **y}:
        pass
    case x:
        pass
    case _:
        pass
