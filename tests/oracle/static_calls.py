# Calls that run while compiling: their names end with them, but for those that
# a closure, a class, a loop's attempt or an argument holds.
import numpy as np


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def adder(n):
    def add(x):
        return x + n
    return add


def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count
    return step


def make(kind):
    class Thing:
        def name(self):
            return kind
    return Thing()


def total(x, *rest, scale=1, **more):
    for r in rest:
        x = x + r
    return x * scale + sum(more.values())


def deep(n, x):
    kept = [n, x]
    if n:
        deep(n - 1, x + 1)
    for i in range(2):
        x = x * np.ones(2)
    return kept, x


print(fib(18))
adders = [adder(n) for n in range(4)]
print([f(fib(5)) for f in adders])
first, second = counter(), counter()
print(first(), first(), second(), fib(3), first())
print([make(k).name() for k in ("a", "b")], fib(4))
print(total(1), total(1, 2, 3), total(1, 2, scale=fib(4)), total(1, y=fib(6)))
print(deep(3, 1.0))
