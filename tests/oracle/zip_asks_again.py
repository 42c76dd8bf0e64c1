# zip() and map() keep no end: their parts are asked again, in order.
import numpy as np


class Steps:
    def __init__(self, n):
        self.n = n
        self.asked = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.asked += 1
        if self.asked % (self.n + 1) == 0:
            raise StopIteration
        return self.asked


st = Steps(3)
m = map(abs, st)
print(list(m), st.asked, list(m), st.asked, next(m, "end"), st.asked)
st = Steps(2)
z = zip(st)
print(list(z), list(z), list(z), st.asked)
left, right = Steps(3), Steps(1)
z = zip(left, right)
print(list(z), left.asked, right.asked, list(z), left.asked, right.asked)
z = zip(left, [])
print(list(z), list(z), left.asked)
z = zip([7], left)
print(list(z), list(z), left.asked)
it = iter([1, 2, 3, 4])
z = zip(it, [1])
print(list(z), next(z, "end"), next(z, "end"), list(it))
z = zip(Steps(2), range(2), strict=True)
print(list(z))
st = Steps(2)
z = zip(st, strict=True)
print(list(z), list(z), st.asked)
m = map(max, Steps(2), Steps(2))
print([v for v in m], [v for v in m], tuple(m))
e = enumerate(zip(Steps(1)))
print(list(e), list(e), list(e))
f = filter(None, map(abs, Steps(1)))
print(list(f), list(f))
x = np.arange(6.0)
total = 0.0
st = Steps(2)
z = zip(st, x)
for k in range(3):
    for i, v in z:
        if v > 1:
            total += v * i
    print(k, total, st.asked)
z = zip(x, range(3))
for a, b in z:
    total += a * b
print(total, list(z), next(z, "end"))
for k in range(x.size):
    z = zip(iter([1, 2, 3]), x[:2])
    if x[k] > 2:
        for i, v in z:
            total += v * i
        for i, v in z:
            total += 100
        total += next(z, (5, 6))[0]
print(total)
