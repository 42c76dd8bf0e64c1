# An iterator of a list sees its changes; one of a dict or set stands on its keys.
x = [1, 2, 3]
it = iter(x)
print(next(it))
x.append(4)
x[1] = 20
print(list(it), list(it))
x.append(5)
print(list(it))
r = reversed(x)
print(next(r))
x.append(6)
print(list(r))
for i, v in enumerate(x):
    if len(x) < 9:
        x.append(v)
print(x)
d = {1: 2, 3: 4}
for k in d:
    v = d.pop(k)
    d[k] = v
    break
it = iter(d)
next(it)
r = reversed(d)
print(next(r), list(r), list(reversed(d.items())), list(reversed({1: 1, 2: 2})))
it = iter(d.values())
d[3] = 7
print(list(it), next(it, None))
d[9] = 1
print(next(it, None))
it = iter({3, 4})
print(sorted(it), list(it))
z = zip(d, d.values(), {1, 2, 3})
print(list(z))
x = [3, 1, 2]
try_ = []
x.sort(key=lambda v: try_.append(len(x)) or v)
print(x, try_)
import numpy as np
# reversed() begins at the end that there was.
l = [3, 1, 2]
r, e = reversed(l), reversed([])
l.append(9)
print(next(r), list(r), list(r), list(e), l)
r = reversed(l)
l.pop()
print(list(r))
l.append(4)
print(list(r))
m = []
r = reversed(m)
m.append(1)
print(list(r))
for v in reversed(l):
    l.append(v)
print(l)
r = reversed(l)
print(next(r), next(r))
while len(l) > 2:
    l.pop()
print(next(r, "none"))
l += [5, 6, 7, 8, 9]
print(next(r, "none"))
d = {1: 2, 3: 4}
a = np.arange(3.0)
print(list(reversed(d)), list(reversed(d.items())), list(reversed((1, 2))), list(reversed("ab")), [v + 1 for v in reversed(a)], list(reversed(a.reshape(3, 1)[:0])))
