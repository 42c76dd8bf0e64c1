# NumPy's integers at their limits, with Python's ints.
import numpy as np

k = 0
while k * k < 10:
    k += 1
k -= 4
big = int(np.array([9223372036854775807])[k])

# Of NumPy's integers comparisons go by value, arithmetic wraps.
u = np.array([0, 255], dtype=np.uint8)
wide = np.array([-1, 1]).astype(np.uint64)
print(u == 300, u < 300, u > -1, u != 300 + k, u < 255 + k, u <= 256 + k)
print(wide > -1, wide > big, wide == np.array([-1, 1]), wide < np.array([2, 0]))
print(wide, wide // 10, wide % 10, wide[0] / 2, float(wide[0]), wide[0] > 5)
print(u + 1, u - np.uint8(1), u.astype(np.int8), np.clip(u, -1, 300))
print(np.where(u > 3, 300, u), round(np.float64(2.675), 2), abs(np.array([-128], dtype=np.int8)))
