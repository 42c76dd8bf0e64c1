# `args` of an exception is a tuple, whatever gives it.
class Failure(ValueError):
    def __init__(self, a):
        self.args = [a, 2]


class Fixed(ValueError):
    args = property(lambda self: 3)


e = ValueError(1, 2)
e.args = "ab"
print(e.args, repr(e), str(e))
e.args += (3,)
print(e.args)
e.args = range(2)
print(e.args, repr(Failure(1)), Failure(1).args, Fixed(5).args)
e.args = ()
print(e.args, repr(e), str(e))
setattr(e, "args", [1])
print(e.args)
