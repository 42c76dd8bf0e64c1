# np.array() and NumPy's functions of a list that grows when running, of tuples or lists of numbers.
import numpy as np

s0 = int(np.zeros(70000).sum())


def path(x, y):
    out = []
    while (x, y) != (0, 0):
        out.append((x, y))
        if x > 0:
            x -= 1
        else:
            y -= 1
    out.append((x, y))
    return out


p = path(4 + s0, 3 + s0)
a = np.array(p)
print(a, a.shape, a.dtype, a.sum(axis=0))
print(np.array(p, dtype=float)[:2], np.asarray(p).max(), np.mean(p, axis=0))
a[0] = 9
print(a[0], p[0])
a[:, 1] += 5
print(a[:, 1], a[-1], a[a[:, 0] > 2])


def mixed(n):
    out = []
    while n > 0:
        out.append((n, n / 2, n > 2))
        n -= 1
    return out


m = np.array(mixed(4 + s0))
print(m, m.dtype)
print(np.array([[b, c] for b, c, d in mixed(3 + s0)]))
print(np.array([[n, 0.5] for n in range(4 + s0)]))


def nested(n):
    out = []
    while n > 0:
        out.append(((n, n + 1), [n * 2, 0.5]))
        n -= 1
    return out


print(np.array(nested(3 + s0)), np.array(nested(2 + s0)).shape)


def arrays(n):
    out = []
    while n > 0:
        out.append((np.arange(3) + n, np.ones(3) * n))
        n -= 1
    return out


print(np.array(arrays(2 + s0)))


def flags(n):
    out = []
    while n > 0:
        out.append((n % 2 == 0, n > 1))
        n -= 1
    return out


print(np.array(flags(3 + s0)), np.array(flags(3 + s0)).dtype)
few = []
for i in range(3):
    few.append((i + s0, np.float32(i) / 2))
print(np.array(few), np.array(few).dtype)
for i in range(40):
    few.append((i + s0, np.float32(i) / 2))
print(np.array(few)[-2:], np.array(few).shape)
