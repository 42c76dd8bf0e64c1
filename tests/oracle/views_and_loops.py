"""Views and rebound arrays through branches, loops and calls."""
import numpy as np
n = int(np.arange(9)[4])
A = np.arange(6.0).reshape(3, 2)
for row in A:
    row[0] = row[1] + n
print(A)
for i, row in enumerate(A):
    row += i
    row *= 2
print(A)
x = np.zeros(4)
y = x
v = x[1:]
if n > 3:
    x = x + 1
    v[0] = 5
else:
    v[1] = 7
x = x + 9
print(x, y, v)
for i in range(3):
    v[i] += i
    y[0] += v[i]
print(x, y, v)
def f(a, k):
    a[k] = -1
    a = a + 1
    return a
w = f(y, 2)
print(w, y, v)
last = -1
for i in range(n):
    last = i
print(last, i)
t = 0
for i in range(n, 0, -2):
    for j in range(i):
        if j > 2:
            break
        if (i + j) % 3 == 0:
            continue
        t += i * j
    else:
        t += 100
print(t, i, j)
z = 1.0
for i in range(n):
    z = z / 2
print(z)
def g(n):
    for i in range(10):
        for j in range(10):
            if i * j == n * 3:
                return i, j
    return -1, -1
r = g(n)
print(r)
