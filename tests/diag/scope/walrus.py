# `:=` in comprehensions, where Python refuses it.
xs = [1, 2]
a = [x := x for x in xs]
b = [x for x in (y := xs)]


class C:
    d = [last := x for x in xs]


e = [x for x in xs if (z := x) for z in xs]


def f(ys):
    return [0 for x in ys if (y := x) for y in ys]
