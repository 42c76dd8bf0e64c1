"""Areas of rectangles: a function to call from the shell."""


def area(width, height):
    return width * height
