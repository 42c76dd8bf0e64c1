"""Strings, tuples and lists that grow by `+` may share memory: each is still
its own, whichever way and however often one is gone on from."""
s = ""
for i in range(10000):
    s = s + "ab"
print(len(s), s[:3], s[-3:])

a = "x" + "y"
b = a + "1"
c = a + "2"
d = a + "13"
print(a, b, c, d, b + c, a + a, b + b + b)
t = f"{b}!"
u = f"{b}?"
print(t, u, b, t + u)
p = q = ""
for i in range(2000):
    p = p + "p"
    q = f"{q}q"
print(len(p), len(q), p[1999], q[1999], p + q == "p" * 2000 + "q" * 2000)
print(repr("ab" * 0), "ab" * 3, repr("" * 5), [1, 2] * 2, [0] * -1, (1,) * 3)

v = (1, 2, 3)
w = v + (4,)
x = w + (5,)
y = w + (6, 7)
z = w + (8,)
print(v, w, x, y, z, x + (9,), hash(x) == hash((1, 2, 3, 4, 5)))

l = [1, 2, 3]
m = l + [4]
n = m + [5]
o = m + [6]
m.append(7)
print(l, m, n, o)
n[0] = 10
print(l, m, n, o)
o.insert(0, 11)
l += [12]
print(l, m, n, o)
k = n + [13]
del n[1]
n.sort()
k[1] = 14
print(n, k)
k = k + [15]
k.reverse()
print(k, k + [16])
g = []
for i in range(3000):
    h = g
    g = g + [i]
    if i == 1500:
        h.append(-1)
        g[0] = -2
print(len(g), len(h), g[0], g[-1], h[-1], g[1500], g[1501])

# What is tried and taken back grew, too.
r = 3
for i in range(200000):
    r = (r * 7 + 3) % 11
base = [1, 2, 3] + [4]
text = "abc" + "d"
last = 0
for i in range(6):
    base = base + [i]
    text = text + "e"
    if i > 3:
        last = last + r
        base[0] = base[0] + 1
    other = base + [i]
    other[1] = i
    if r > i:
        last = last + base[0] + other[1]
print(base, other, text, last)
if r > 2:
    e = base + [1]
    e[0] = 0
    f = text + "1"
else:
    e = base + [2]
    e[0] = 5
    f = text + "2"
print(base, e, f, text + "3", base + [3])
