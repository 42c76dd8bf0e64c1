# H0101 and others: patterns of `match`.
x = [1, 2]
match x:
    case [a, b)
        y = a
    case *a, *b:
        y = a
    case {x: 1}:
        y = 2
    case 1 +:
        y = 3
    y = 4
    case f(a=1, 2):
        y = 5
