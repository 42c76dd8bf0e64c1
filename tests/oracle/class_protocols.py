# What classes may define, and in which order it is asked for.
log = []


def say(*words):
    print(*words)


class Field:
    def __set_name__(self, owner, name):
        say("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, x, owner):
        if x is None:
            return self
        say("get", self.name)
        return getattr(x, self.name)

    def __set__(self, x, v):
        say("set", self.name, v)
        setattr(x, self.name, v)

    def __delete__(self, x):
        say("delete", self.name)
        delattr(x, self.name)


class NonData:
    def __get__(self, x, owner):
        return "non-data of " + owner.__name__


class Base:
    field = Field()
    plain = NonData()

    def __init_subclass__(cls, tag=None, **more):
        say("init_subclass", cls.__name__, tag, more)
        super().__init_subclass__(**more)

    def __new__(cls, *args, **named):
        say("new", cls.__name__, args, named)
        return super().__new__(cls)

    def __init__(self, v):
        say("init", v)
        self.field = v


class Derived(Base, tag="t"):
    other = Field()


d = Derived(3)
print(d.field, d.plain, Derived.plain)
d.plain = 5
print(d.plain)
del d.field
print(hasattr(d, "_field"), hasattr(d, "field"))
d.other = 1
print(d.other, Derived.field is Base.field)


class Loud:
    def __setattr__(self, name, v):
        say("setattr", name, v)
        super().__setattr__(name, v)

    def __getattr__(self, name):
        say("getattr", name)
        if name == "magic":
            return 42
        raise AttributeError(name)

    def __delattr__(self, name):
        say("delattr", name)
        object.__delattr__(self, name)


x = Loud()
x.a = 1
print(x.a, x.magic, hasattr(x, "nope"), getattr(x, "nope", "default"))
del x.a
print(hasattr(x, "a"))


class All:
    def __init__(self):
        self.v = 1

    def __getattribute__(self, name):
        say("getattribute", name)
        return super().__getattribute__(name)


print(All().v)


class Number:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        say("add", self.v)
        if not isinstance(o, Number):
            return NotImplemented
        return Number(self.v + o.v)

    def __radd__(self, o):
        say("radd", self.v, o)
        return Number(o + self.v)

    def __iadd__(self, o):
        say("iadd", self.v)
        return NotImplemented

    def __eq__(self, o):
        say("eq", self.v)
        return NotImplemented if not isinstance(o, Number) else self.v == o.v

    def __lt__(self, o):
        say("lt", self.v)
        return self.v < o.v

    def __repr__(self):
        return f"N({self.v})"

    def __format__(self, spec):
        return f"<{self.v}:{spec}>"

    def __bool__(self):
        say("bool", self.v)
        return self.v != 0

    def __neg__(self):
        return Number(-self.v)


class Sub(Number):
    def __radd__(self, o):
        say("sub radd")
        return "sub"

    def __eq__(self, o):
        say("sub eq")
        return NotImplemented

    def __gt__(self, o):
        say("sub gt")
        return True


a, b = Number(1), Number(2)
print(a + b, 5 + a, a + Sub(3), Sub(3) + a)
a += b
print(a)
print(a == b, a == 3, 3 == a, a != b, a == Sub(3), a < b, a < Sub(9))
print(f"{a:>5} {a} {a!r}", format(a, "x"), str(a), [a, b])
if a and not Number(0):
    print("both")
print(-a, [x for x in [Number(0), Number(1)] if x])
print(sorted([Number(3), Number(1), Number(2)]))


class Slots:
    __slots__ = ("p", "q")

    def __init__(self):
        self.p = 1


t = Slots()
t.q = 2
print(t.p, t.q, hasattr(t, "r"), hasattr(Slots, "p"))
del t.q
print(hasattr(t, "q"))


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__} of {item}"


print(Generic[3])


class Box:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __call__(self, *args, **named):
        return args, named


c = Box(1, 2, 3)
c[0] = 7
del c[1]
print(len(c), 3 in c, 4 in c, list(c), c[0], c(1, k=2), bool(Box()), sum(c))
first, second = c
print(first, second, *c, [*c, 0], max(c), sorted(c))


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        self.i = 0
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


for k in Count(3):
    print("turn", k)
print(list(Count(4)), sum(Count(5)), 3 in Count(9), next(iter(Count(2))))
for k in Count(10):
    if k == 3:
        break
print(list(zip(Count(2), Count(3))), list(enumerate(Count(2), 5)))


class Old:
    def __getitem__(self, i):
        return [10, 20, 30][i]


print(list(Old()), 20 in Old())


class Maybe:
    def __new__(cls, x):
        return x if x == 0 else super().__new__(cls)

    def __init__(self, x):
        say("init of", x)


print(Maybe(0), type(Maybe(1)).__name__)


class Temp:
    def __init__(self):
        self._c = 1

    @property
    def c(self):
        return self._c

    @c.setter
    def c(self, v):
        self._c = v

    @c.deleter
    def c(self):
        say("deleted")


t = Temp()
t.c = 5
print(t.c)
del t.c


class E(ValueError):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b


class F(Exception):
    pass


print(repr(ValueError("x")), str(ValueError("x")), repr(ValueError()), [str(ValueError())], repr(ValueError(1, "a")), str(ValueError(1, "a")))
print(repr(KeyError("k")), str(KeyError("k")), repr(E(1, 2)), str(E(1, 2)), E(1, 2).args, repr(F("f", 3)), F().args)
print(isinstance(E(1, 2), ValueError), isinstance(E(1, 2), Exception), isinstance(KeyError(), LookupError), isinstance(KeyError(), ValueError))
print(issubclass(E, Exception), issubclass(bool, int), issubclass(int, (str, int)), isinstance(range(5), range), isinstance(True, int), isinstance(1, (str, (float, int))))
print(object.__new__(Box).__class__.__name__, str.upper("abc"), list(map(str.upper, ["a", "b"])))


class Same:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        say("same", self.v)
        return self.v == o.v if isinstance(o, Same) else NotImplemented


p, q, r = Same(1), Same(1), Same(2)
print([p] == [q], (p, 1) == (q, 2), [p] == [p], p in [r, q], [r, q, p].index(q), [r, p, q].count(q), [1, p] != [1, r])
l = [r, q]
l.remove(p)
print(len(l), (1, 2) < (1, 3), [1] < [1, 0], (2,) >= (1, 5), max([(1, 2), (1, 3)]))
