# super() is given the class and the first parameter.
class C(object):
    """A class."""

    def __init__(self):
        super().__init__()
        self.__hidden = 1
