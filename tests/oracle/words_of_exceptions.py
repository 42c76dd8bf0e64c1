"""What Python's own exceptions say, where a program shows it."""


class A:
    pass


l = [1, 2]
d = {"a": 1}
five = 5


def show(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, e.args)


show(lambda: int("abc"))
show(lambda: int("12", 2))
show(lambda: float("x"))
show(lambda: d["k"])
show(lambda: d[3])
show(lambda: 1/0)
show(lambda: 1//0)
show(lambda: 1%0)
show(lambda: 1.0/0)
show(lambda: 1.0//0)
show(lambda: 1.0%0)
show(lambda: 0**-1)
show(lambda: 0.0**-1)
show(lambda: l[5])
show(lambda: (1,)[3])
show(lambda: [].pop())
show(lambda: l.pop(7))
show(lambda: A().x)
show(lambda: None.x)
show(lambda: (5).foo)
show(lambda: l.remove(9))
show(lambda: l.index(9))
show(lambda: max([]))
show(lambda: min(()))
show(lambda: 1+"a")
show(lambda: "a"+1)
show(lambda: [1]+(2,))
show(lambda: len(5))
show(lambda: iter(5))
show(lambda: {}.pop("q"))
show(lambda: set().pop())
show(lambda: {1}.remove(2))
show(lambda: "a"*"b")
show(lambda: 1<"a")
show(lambda: sum(["a"]))
show(lambda: next(iter([])))
show(lambda: [].index(1))
show(lambda: divmod(1,0))
show(lambda: "ab"[4])
show(lambda: "abc".index("z"))
show(lambda: five[0])
show(lambda: five())
show(lambda: {[]:1})
show(lambda: range(1,2,0))


def unpacks(values):
    a, b = values


show(lambda: unpacks([1]))
show(lambda: unpacks([1, 2, 3]))


def stores():
    l[7] = 1


show(stores)


def early():
    print(q)
    q = 1


show(early)


half = 2.5
l = [1, 2]
show(lambda: l[1.5])
show(lambda: (1, 2)["a"])
show(lambda: "abc"[1.5])
show(lambda: half & 1)
show(lambda: 1 << -five)
show(lambda: l.insert(1.5, 2))
def f():
    def g():
        return late
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    late = 1
    print(g())
f()
def h(k):
    k <<= -1
show(lambda: h(3))
def h(k):
    k |= 1.5
show(lambda: h(3))
