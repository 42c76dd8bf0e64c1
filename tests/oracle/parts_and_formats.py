"""Loops that end early, containers of arrays, assignment to parts, formats."""
import numpy as np
import math
n = int(np.arange(9)[4])
# values of loops of no turns and peeled loops with break
v = 1
for i in range(5):
    v = v * 1.5
    if v > 3 + n:
        break
print(v, i)
acc = 0.0
for i in range(6):
    if i == n:
        acc = acc + 0.5
        continue
    acc += i
print(acc)
# zip/enumerate with breaks and else
for a, b in zip(np.arange(5), np.arange(5) * 2):
    if a + b > 8:
        print("stop", a, b)
        break
else:
    print("no stop")
for i, a in enumerate(np.array([3, 1, 2]), 5):
    print(i, a, end=" ")
print()
# nested returns in while True
def find(x, y):
    while True:
        for k in range(5):
            if k * x > y:
                return k, "found"
            if k + x > y + 50:
                return -k, "far"
        y -= 3
k, word = find(n, 30)
print(k, word)
def nothing(x):
    if x > 100:
        return
    x += 1
print(nothing(n))
def early(a):
    for i in range(len(a)):
        if a[i] > n:
            return i
    return -1
print(early(np.array([1, 5, 2])), early(np.zeros(3)))
# lists of arrays through branches and loops
ws = [np.zeros(2), np.ones(3)]
for t in range(n):
    for j in range(2):
        ws[j] = ws[j] + t
    ws[0][1] -= 1
print(ws[0], ws[1])
p = {"w": np.ones(2), "b": 0.0}
for t in range(n):
    if t % 2:
        p["w"] *= 2
    else:
        p["b"] += 1
q = p
q["b"] -= 3
print(p["w"], p["b"])
tup = (1, (2, 3))
for t in range(n):
    tup = (tup[0] + 1, (tup[1][1], tup[1][0]))
print(tup)
big = np.zeros((3, 3))
for i in range(3):
    for j in range(i, 3):
        big[i, j] = i * 3 + j
        big[j, i] = big[i, j] + n
print(big)
c = big[1]
c += 1
d = big[:, 1]
d[0] = 99
print(big, c, d)
g = big.reshape(9)
g[4] = -5
print(big[1, 1], g[4])
fl = big.flatten()
fl[0] = 123
print(big[0, 0])
mask = big > 5
big[mask] = 0
print(big.sum(), mask.sum())
big[[0, 2]] = 1
print(big)
h = big[0:2, 1:]
h[...] = 8
h[0] += [1, 2]
print(big)
x, y = np.meshgrid(np.arange(2), np.arange(3))
print((x + y * 2).tolist())
print(np.float32(1) / 3, np.int8(5) + 2, (np.arange(3, dtype=np.int8) * 2).dtype, np.arange(3) / np.float32(2))
print(math.floor(-n / 3), math.ceil(n / 3), round(n / 8), round(2.5 * n / 4), int(-n / 3))
print(f"{n:05.1f}|{n / 3:>10.3e}|{n:<6}|{n:^7}|{n:x}|{n:,}|{n / 7:.2%}")
print(str(n) + "a", repr(n / 2), [n, n / 2, n > 2], (n,), {n: 1} if False else {"k": n})
