# Loops end at the real size: on the bound of 100,000 these would take minutes.
import numpy as np

N = 100_000
x = np.arange(N) % 17 - 8.0
cols = np.arange(N) * 7919 % N
starts = np.arange(20_001) * 4 + np.arange(20_001) % 3

sums, products, gathered, biggest = 0.0, 0.0, 0.0, 0.0
for i in range(20_000):
    a, b = starts[i], starts[i + 1]
    row = x[a:b]
    sums += row.sum()
    products += row @ x[i:i + b - a]
    gathered += row @ x[cols[a:b]]
    biggest += row.max()
print(sums, products, gathered, biggest)

y = np.zeros(N)
for i in range(20_000):
    k = i % 5
    y[i:i + k] += 2.0 * x[i:i + k] * np.abs(x[i:i + k])
    y[i + 1:i + 1 + k] = y[i:i + k]
print(y.sum(), y[19_990:20_010])

seen = 0
for i in range(300):
    near = x[np.abs(np.arange(N) - i * 300) < 3]
    seen += len(near)
    x[np.abs(np.arange(N) - i * 300) < 2] = near[:1].sum()
print(seen, x.sum())

m = np.arange(6000.0).reshape(60, 100) % 23
for i in range(2000):
    k = i % 59
    m[k, :k] = m[k, :k] @ m[:k, :k] % 7
    m[k:, k] += (m[k:, :3] @ m[k, 97:]) % 5
print(m.sum(), m[7, :9], m[50:, 50])

z = np.arange(300.0).reshape(15, 20)
for i in range(5):
    big = z > i
    z[big] = z[big] // 2 + z[::-1][big] // 4
print(z.sum(), z[3], z[(z > 9) & (z < 11)])
