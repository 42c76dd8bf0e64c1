"""State that loops carry: attributes, elements, nonlocal names, numbers."""
import numpy as np
n = int(np.arange(9)[4])
class B:
    def __init__(self):
        self.a = np.zeros(3)
        self.k = 0
        self.best = None
    def step(self, x):
        self.a[self.k % 3] += x
        self.k += 1
        return self
b = B()
for i in range(n):
    b.step(i).step(2 * i)
print(b.a, b.k)
def outer():
    t = 0
    hist = [0, 0]
    def inc(k):
        nonlocal t
        t += k
        hist[t % 2] += 1
        if t > 5:
            return True
        return False
    for i in range(n):
        if inc(i):
            break
    while t < 20:
        inc(3)
    else:
        t += 1000
    return t, hist
print(outer())
d = {"x": 1, "y": [1, 2]}
for i in range(n):
    d["x"] += i
    d["y"][0] += d["x"]
    if d["x"] > 4:
        d["y"][1] = i
print(d)
i = 77
for i in range(n - 4):
    print("never")
print(i)
a, c = 1, 2
for _ in range(n):
    a, c = c, a + c
print(a, c)
s = ""
for k in range(3):
    s += str(k * n)
print(s)
xs = []
for k in range(3):
    xs.append(k * n)
print(xs, sum(xs))
k = 0
while True:
    k += 1
    if k % 2:
        continue
    if k > n:
        break
print(k)
m = np.arange(5)
u = m[::-1]
m += u
print(m, u)
q = m[1:4]
q[:] = q[::-1]
print(m, q)
m[1:] = m[:-1]
print(m)
e = np.array([1, 2, 3], dtype=np.int32)
print((e * 2.5).dtype, (e + 1).dtype, (e / 2).dtype, (e + np.float32(1)).dtype, (e + np.int64(3)).dtype)
print(-7 // 2, (n - 11) // 2, (n - 11) % 3, divmod(n - 11, -3), (-7.5) // 2, float(n) % -3)
print(n ** 3, n ** -1, 2 ** n, (n > 3) + 1, ~n, n << 2, -n >> 1, n & 6 | 1)
print(1 < n < 5 != 3, not n, n or 5, n and 0)
