"""tolist() of arrays that are known while compiling and of others."""
import numpy as np

x = np.arange(6)
print(x.tolist(), x.reshape(2, 3).tolist(), (x * 0.5).tolist())
print((x > 2).tolist(), np.array([1.5, -0.0, np.inf], dtype=np.float32).tolist())
print(np.array([2**63 + 5, 1], dtype=np.uint64).tolist())
print(np.zeros((2, 0)).tolist(), np.zeros((0, 2)).tolist(), np.array(3).tolist())
print(np.array(2.5, dtype=np.float32).tolist(), np.array(True).tolist())
print({x.tolist()[2]: "two"}, x.tolist()[1:3] * 2, type(x.tolist()[0]))

y = np.arange(4.0)
for i in range(x.size - 3):
    y = np.sin(y) + i
n = (y > 1).sum()
print(y.tolist(), y.astype(np.float32).reshape(2, 2).tolist())
print((y > 1).tolist(), (y * 10).astype(np.int8).tolist(), n.tolist())
print((x.astype(np.uint64) + np.uint64(n)).tolist())
rows = y.reshape(2, 2).T.tolist()
rows[0].append(7)
print(rows, y[::-2].tolist())
total = 0
for v in x.tolist():
    total += v * 10**18
print(total)
z = y.tolist()
z[0] = "a"
print(z[0], y[0] != 0, sum(z[1:]))
