# Functions: parameters of every kind, defaults, decorators, closures.
def say(x):
    print(x, end=" ")
    return x


def all_kinds(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


print(all_kinds(1, d=4))
print(all_kinds(1, 2, 3, 4, 5, d=6, e=7, f=8))
print(all_kinds(*[1, 2], *(3,), d=4, **{"e": 9}, **{"z": 0}))
print(all_kinds(say(1), *[say(2)], d=say(3), **{"e": say(4)}, z=say(5)))


def keyword_only(*, key, other=1):
    return key, other


def positional_only(x, y=1, /):
    return x, y


print(keyword_only(key=2), positional_only(3))
calls = []
print(all_kinds(*calls, 1, d=calls.append(9)), calls)


def shared(x, into=[]):
    into.append(x)
    return into


shared(1)
print(shared(2), shared(3, []))


def twice(f):
    print("decorating", f.__name__)

    def inner(*args):
        return f(f(*args))
    return inner


def times(n):
    print("times", n)
    return lambda f: lambda *args: f(*args) * n


@times(say(3))
@twice
def increment(x, by=say(1)):
    """Adds one."""
    return x + by


print(increment(10))


def documented():
    """A docstring."""


print(documented.__doc__, documented())


def counter():
    count = 0

    def up():
        nonlocal count
        count += 1
        return count

    def reset():
        nonlocal count
        count = 0
    return up, reset


up, reset = counter()
up()
print(up(), reset(), up())

late = [lambda: i for i in range(3)]
bound = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in bound])

total = 0


def add(n):
    global total, made
    total += n
    made = "here"


add(3)
add(4)
print(total, made)


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


print(factorial(10))


def nothing():
    pass


def early(x):
    if x:
        return
    print("late")


print(nothing(), early(1), early(0))
x = 1


def shadows():
    x = 2

    def inner():
        global x
        x = 3

        def innermost():
            return x
        return innermost()
    return inner(), x


print(shadows(), x)
