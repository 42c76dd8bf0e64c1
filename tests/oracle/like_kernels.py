"""Loop nests that differ in a constant or in where a slice begins: they are one
function of native code, which must not mix them up."""
import numpy as np

n = int(np.array([7])[0])
x = (np.arange(40.0) * n) % 11
m = (np.arange(60) * n % 13).reshape(6, 10)

print((x * 0.5).sum(), (x * 1.5).sum(), (x * 2.5).sum(), (x * 3.5).sum(),
      (x * 0.5).sum(), (x * -4.25).sum())
print((x[1:9] + 1.0).sum(), (x[2:10] + 1.0).sum(), (x[5:13] + 1.0).sum(),
      (x[17:25] + 2.0).sum(), (x[32:40] + 1.0).sum(), (x[1:9] + 3.0).sum())
print((m[0:4, 2:5] * 3).sum(axis=0), (m[1:5, 3:6] * 3).sum(axis=0),
      (m[2:6, 7:10] * 5).sum(axis=0), (m[0:4, 0:3] * 3).sum(axis=0),
      (m[1:5, 3:6] * 3).sum(axis=0))
print((m % 3).sum(), (m % 4).sum(), (m % 5).sum(), (m % 6).sum(),
      (m // 2).sum(), (m // 3).sum(), (m // 4).sum(), (m // 5).sum())
print((x.astype(np.float32) * np.float32(0.25)).sum(),
      (x.astype(np.float32) * np.float32(1.25)).sum(),
      (x.astype(np.float32) * np.float32(2.25)).sum(),
      (x.astype(np.float32) * np.float32(3.25)).sum(),
      (x.astype(np.float32) * np.float32(4.25)).sum())
print((m + np.int16(1)).sum(), (m.astype(np.int8) + np.int8(2)).max(),
      (m.astype(np.int8) + np.int8(3)).max(),
      (m.astype(np.int8) + np.int8(-4)).max(),
      (m.astype(np.int8) + np.int8(-5)).max(),
      (m.astype(np.int8) + np.int8(6)).max())
y = np.zeros((8, 4))
y[0] = x[:4] + 1.0
y[3] = x[:4] + 2.0
y[5] = x[:4] + 3.0
y[6] = x[:4] + 4.0
y[7] = x[:4] + 5.0
print(y)
print("a line")
print("another,")
print("and a last one", end="")
print()
if n > 3:
    print("in a branch")
    print("twice")
