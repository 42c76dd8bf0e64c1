# A class binds a special name that is not honoured: refused at that name.
class File:
    def __init__(self):
        self.open = True

    def __del__(self):
        print("closed")

    __complex__ = __init__


f = File()
