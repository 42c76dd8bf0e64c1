"""Names that the test of a loop sets."""
import numpy as np
n = int(np.array([1, 2]).sum())
t = np.array(5)
for k in range(20000):
    t = (t * 7 + 3) % 2001
n = n + int(t) * 0
x = 0
while (x := n * 2) < 50:
    n = n + 1
print(x)
def f(n):
    while (y := n + 1) < 9:
        n = y
        print(n, y)
    else:
        print("else", y)
    return y
print(f(n - 25), f(3))
def newton(a):
    x = a
    while abs((y := (x + a / x) / 2) - x) > 1e-9:
        x = y
    return y
print(newton(2.0), newton(float(n)))
class Q:
    def __init__(self, n): self.n = n
    def get(self):
        self.n -= 1
        return self.n
q = Q(n - 20)
while v := q.get():
    print(v, end=" ")
print(v)
if n > 5:
    m = 0
    while (w := m * m) < 30:
        m += 1
    print(w, m)
for r in range(n - 24):
    while not ((z := r * 3) > 7):
        r += 1
    print(z, r)
l = [0]
while [(s := l[0])][0] < 4:
    l[0] += 1
print(s, l)
b = np.zeros(2)
while (c := b + 1).sum() < 9:
    b = c
print(c, b)
while (d := n) and (e := d - 1) > 5:
    n = n - 3
print(d, e, n)
