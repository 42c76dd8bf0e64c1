# Calls that do not fit the parameters (H0207).
def area(width, height=1):
    return width * height


area()
area(1, 2, 3)
area(1, heigth=2)
area(1, width=2)
area(*[1, 2, 3, 4])
