# Calls that do not fit the parameters (H0207).
def area(width, height=1):
    return width * height


area()
area(1, 2, 3)
area(1, heigth=2)
area(1, width=2)
area(*[1, 2, 3, 4])


def keywords(**names):
    return names


keywords(a=1, **{"a": 2})
keywords(**{"a": 1}, **{"a": 2})
dict(a=1, **{"a": 2})
