# Three axes in a turn, written through; index arrays with a slice between
# them; strings that branches choose and choose again.
import numpy as np

s = np.array([2, 5, 1])
a = np.arange(24).reshape(2, 3, 4) + int(s[0])
t = a.transpose(1, 2, 0)
t[0] = np.arange(8).reshape(4, 2)
t[1, 2] += 100
u = np.transpose(a, (2, 0, 1))
u[3, 1] = [7, 8, 9]
u[:, 0, :2] -= t[1, :, :1]
print(a, t.shape, u.shape, t[2].tolist())

i, k = np.array([0, 1, 1]), np.array([3, 0, 2])
print(a[i, :, k].shape, a[i, :, k])
print(a[:, i, k].shape, a[:, i, k])
print(a[1, :, k].shape, a[1, i], a[i, k % 3])
a[i, 1:, k] = -1
print(a)

# Places that a count decides, from both ends.
x = np.arange(12) * 3
for n in range(int(s[2]), 4):
    print(x[n:n + 4], x[n + 1:n + 4], x[2 * n - n:n + 2])
    x[n:n + 3] = x[n + 2:n + 5] - n
print(x, x[3:-20:-1], x[:-20:-2], x[20::-3])


def word(n):
    if n > 4:
        name = "large"
    elif n > 1:
        name = "middle"
    else:
        name = "small"
    return name


for n in s:
    name = word(n)
    if n % 2 == 0:
        other = name
    else:
        other = "odd"
    if n > 3:
        other = "small"
    print(name, other, f"{other:>8}|", other == "small")

# Turns that a step counts, and the shortest of several.
for n in s:
    print([int(n) * j for j in (1, 2)])
    for j in range(0, int(n), 2):
        print(j, end=" ")
    for j in range(int(n), -2, -3):
        print(j, end=" ")
    print()
for p, q, r in zip(a[0], x, [1, 2, 3, 4, 5]):
    print(p.sum() + q, r)
