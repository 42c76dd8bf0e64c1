"""The items of functions with `yield`, one by one."""
import numpy as np
n = int(np.zeros(70000).sum())
def squares(k):
    print("start", k)
    for i in range(k):
        yield i * i
    print("stop")
print(list(squares(4)), sum(squares(3)), tuple(squares(0)), sorted(squares(3), reverse=True))
g = squares(3)
print(next(g), next(g), next(g), next(g, "none"), next(g, "again"))
def count(i=0):
    while True:
        yield i
        i += 1
for a, b in zip(count(), "abc"):
    print(a, b)
print(any(v > 3 for v in count()), max(squares(4)), 4 in squares(5))
for i, v in enumerate(squares(3), 1):
    print(i, v)
def interleave(*its):
    its = [iter(x) for x in its]
    while its:
        for it in list(its):
            try:
                v = next(it)
            except StopIteration:
                its.remove(it)
                continue
            yield v
print(list(interleave([1, 2, 3], "ab", squares(2))))
def branchy(k):
    for i in range(k):
        if i % 2:
            yield "odd", i
        elif i == 2:
            continue
        else:
            yield "even", i
        if i == 5:
            return
    yield "end"
print(list(branchy(4)), list(branchy(8)))
def tree(t):
    if isinstance(t, list):
        for x in t:
            yield from tree(x)
    else:
        yield t
print(list(tree([1, [2, [3, 4], []], 5])))
x = np.arange(6.0) + n
def rows(a):
    for i in range(3):
        yield a[2 * i:2 * i + 2]
for r in rows(x):
    print(r.sum())
p, q, r = rows(x)
print(p, q, r)
a, *rest = squares(4)
print(a, rest, set(squares(3)), dict(zip("ab", squares(2))), "".join(str(v) for v in squares(3)))
h = count(n + 5)
print(next(h) + next(h))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)])
import itertools
print(list(itertools.islice(count(3), 4)), list(itertools.takewhile(lambda v: v < 20, fib())))
print(min(squares(3), default=9), [*squares(2)], list(map(lambda v: v + n, squares(3))), list(filter(None, squares(3))))
def chain(*its):
    for it in its:
        yield from it
print(list(chain("ab", range(2))))
it = squares(5)
for v in it:
    if v > 2:
        break
m = squares(2)
print(next(m))
for v in m:
    print("rest", v)
print(list(m))
