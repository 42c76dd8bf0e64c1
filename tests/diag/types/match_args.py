# Positional patterns need `__match_args__`, or a type that matches itself.
class C:
    __match_args__ = ("x",)


match C():
    case C(1, 2):
        pass
