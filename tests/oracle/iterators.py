# Iterators give each item once, when they are asked for it.
import numpy as np
# generator expressions
g = (x * x for x in [1, 2, 3])
print(sum(g), sum(g))


def noisy(x):
    print("noisy", x)
    return x


g = (noisy(x) for x in [1, 2, 3])
print("made")
print(next(g))
for v in g:
    print("v", v)
k = 1
g = (x + k for x in [1, 2])
k = 10
print(list(g))
g = (noisy(x) for x in [0, 2, 0, 3])
print(any(g), list(g))
g = (x for x in range(10) if x % 2 if x > 2)
print(next(g), 7 in g, list(g), next(g, "end"))
print([(i, j) for i, j in ((i, j) for i in range(3) for j in range(i) if i + j != 2)])
it = iter([1, 2, 3, 4])
for v in it:
    if v == 2:
        break
print(list(it))
for a in (it := iter([1, 2, 3, 4])):
    print(a, next(it))
m = map(lambda x: x + k, [1, 2])
k = 100
print(list(m), list(m))
z = zip([1, 2, 3], iter("abc"))
print(next(z), list(z), list(z))
f = filter(None, [0, 1, 2, 0])
print(list(f), list(f), list(filter(lambda x: x > 1, [1, 2, 3])))
r = reversed([1, 2, 3])
print(next(r), list(r))
print(list(reversed(range(5))), list(reversed("abc")), list(reversed((1, 2))))
e = enumerate(["a", "b"], 3)
print(next(e), list(e))
l = [1, 2, 3]
it = iter(l)
next(it)
l.append(4)
print(list(it))
print(list(zip(*[iter(range(6))] * 2)))
x = np.arange(4.0)
print(sum(v * v for v in x), max(v for v in x), [float(v) for v in iter(x)])
t = 0.0
for i, (a, b) in enumerate(zip(x, x[1:])):
    t += i * a * b
print(t)
d = {"a": 1, "b": 2}
it = iter(d)
print(next(it), list(it), sorted(v for v in d.values()), min((v, k) for k, v in d.items()))
print(" ".join(str(i) for i in range(3)), tuple(i for i in "ab"), set(i for i in [1, 1]), {i: i for i in range(2)})
print(all(v > -1 for v in x), any(v > 2 for v in x))
for v in (noisy(i) for i in range(5)):
    if v == 1:
        break
def gen():
    return (i for i in range(3))
print(*gen(), [*gen()], dict((i, i * i) for i in range(3)))
a, b, c = (i + 1 for i in range(3))
print(a, b, c)
print(list(zip([1, 2], [3, 4], strict=True)))
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f() for f in (lambda: i for i in range(3))], [f() for f in list((lambda: i for i in range(3)))])
