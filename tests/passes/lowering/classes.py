# Classes: bodies, inheritance, super(), name mangling, scopes.
x = "module"


def show(cls):
    print("class", cls.__name__, cls.__doc__)
    return cls


@show
class Base:
    """The base."""
    x = x
    names = [n for n in "ab"]
    __hidden = 1
    count = 0

    def __init__(self, value):
        self.value = value
        self.__private = value * 2
        Base.count += 1

    def read(self):
        return x, self.x, self.__private, self.__hidden

    def describe(self):
        return f"Base({self.value})"

    @staticmethod
    def make(value):
        return Base(value)

    @property
    def double(self):
        return self.value * 2

    def __add__(self, other):
        return Base(self.value + other.value)


class Derived(Base):
    __hidden = 2

    def __init__(self, value, extra):
        super().__init__(value)
        self.extra = extra
        self.__private = "derived"

    def describe(self):
        return "Derived " + super().describe() + str(self.extra)

    def who(self):
        return __class__.__name__, self.__private, self.__hidden


b, d = Base(1), Derived(2, 3)
print(b.read(), d.read(), d.describe(), d.who(), Base.count)
print(Base.make(4).value, d.double, (b + d).value, Base.names)
print(sorted(n for n in vars(d) if n.startswith("_")))


def factory(base):
    y = "enclosing"

    class Made(base):
        z = y
        y = "class"

        def get(self):
            return y, self.y, self.z
    return Made


print(factory(Base)(1).get() if False else "skipped")


def outer():
    v = "outer"

    class Inner:
        w = v

        def get(self):
            return v
    return Inner


print(outer().w, outer()().get())


class Meta(type):
    def __new__(mcs, name, bases, space, tag=None):
        cls = super().__new__(mcs, name, bases, dict(space))
        cls.tag = tag
        return cls

    def __init__(cls, name, bases, space, tag=None):
        super().__init__(name, bases, space)


class Tagged(metaclass=Meta, tag="t"):
    pass


print(Tagged.tag)


class Loop:
    values = []
    for i in range(6):
        if i == 1:
            continue
        if i == 4:
            break
        values.append(i)
    else:
        values.append("else")


print(Loop.values)
