"""Long lists that are sliced, or gone through by a function, more than once;
and the least and greatest of ints, of which loops know between what they lie."""
import numpy as np

n = int(np.arange(9)[5])
a = []
for i in range(40000):
    a.append(i * n)
    a.append(i + n)
b = a[:70000]
c = a[:70000]
d = a[n:-n]
print(len(b), len(c), len(d), sum(b), sum(c), sum(d), sum(a[::-n]), a[-3:])


def cut(x, m):
    out = []
    for i in range(0, min(m, len(x))):
        out.append(x[i])
    return out


print(len(cut(a, 70000)), len(cut(a, 70000)), sum(cut(a, 66000)))
x = np.arange(2.0)
try:
    for i in range(0, max(0, n)):
        print(x[i])
except IndexError:
    print("out of bounds")
print(max(n, 3), min(3, n), max(n, True), min(n, 2.5), max([n, n + 1, 2]))
print(min(n, -n, key=abs), max(-n, n, key=abs), max(2 * n, n, key=lambda v: -v))
