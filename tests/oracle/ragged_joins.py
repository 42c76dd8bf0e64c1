"""Slices of staged size behind branches, carried by loops, in lists, attributes and functions."""
import numpy as np

# so many zeros are not added while compiling
S = np.array([3, 1, 2, 0, 5, -2, 9, -9]) + int(np.zeros(70000).sum())
k, l, m, o = int(S[0]), int(S[1]), int(S[4]), int(S[3])
n, p, q = int(S[5]), int(S[6]), int(S[7])
x = np.arange(10.0)
A = np.arange(20.0).reshape(4, 5) % 7


for c in (k, o):
    if c > 2:
        y = x[:k]
    else:
        y = x[l:]
    print(y, y.sum(), len(y), y + 1, y[::-1])
    z = A[:k] if c > 2 else A
    z[:l] += 1
    print(z, A)
y[l] = -5
print(x)
y = x[:k] * 2
for i in range(4):
    y = y + i
    if y[0] > 3:
        y = y[:k]
    print(y)
while len(y) > l:
    y = y[:len(y) - 1].copy()
    print(y, len(y))


class Window:
    def __init__(self, data, n):
        self.data = data[:n]

    def push(self, v):
        self.data[1:] = self.data[:-1]
        self.data[0] = v
        return self


w = Window(x, k)
for i in range(3):
    print(w.push(i * 10.0).data, x)
parts = [x[:k], x[k:m], x[m:]]
print([len(t) for t in parts], parts[l], sum([t.sum() for t in parts]))
for t in parts:
    t += 100
print(x)
text = f"{x[:k]} {A[k, :l]}"
x[0] = 0
print(text, x[:l])
