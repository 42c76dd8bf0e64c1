# A list or tuple that meets an array is an array first, with its own dtype.
import numpy as np
b = np.array([True, False]); k = np.array([1, 2]); f4 = np.array([1, 2], dtype=np.float32); i8 = np.array([1, 2], dtype=np.int8)
for a in (b, k, f4, i8, np.int8(1)):
    for l in ([3, 1], [1.5, 2.5], [True, True], (3, 1), [b[0], 2], [np.float32(1.5), np.float32(2)], [np.int8(100), np.int8(27)]):
        print((l + a).tolist(), (l + a).dtype, np.array(a * l).dtype, (a == l).tolist(), (a < l).tolist(), (l - k).tolist(), (l @ k), (a ** [1, 2]).tolist(), np.maximum(a, l).dtype, np.add(l, a).dtype, np.where(b, a, l).dtype)
n = np.array([[3, 1], [2, 3]], dtype=np.int8)
print(n.trace().dtype, np.trace(n > 2).dtype, np.trace(n.astype("uint8")).dtype, np.power([2, 3], [True, False]))
