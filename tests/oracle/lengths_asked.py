# An object is asked for its length where CPython makes room for its items.


class A:
    def __len__(self):
        print("len", end=" ")
        return 2

    def __iter__(self):
        print("iter", end=" ")
        return iter([1, 2])


x = A()
print(sorted(x))
print(list(x), tuple(x))
print([*x])
y = [0]
y += x
y.extend(x)
a, b = x
print(y, a, b)
print(sum(x), max(x), set(x))
print({}.pop([], 5))


class Unsized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("len", end=" ")
        if self.n is None:
            raise TypeError("no length")
        return self.n

    def __iter__(self):
        return iter([2, 1])


# what raises TypeError has no length
for n in [None, "a", 1.5]:
    x = Unsized(n)
    y = [0]
    y += x
    print(list(x), tuple(x), [*x], sorted(x), y)
