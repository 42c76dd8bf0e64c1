# clip() is one function of three: all of them have one dtype.
import numpy as np

f = float(np.array([2.0]).sum())
for x in (True, 3, np.int8(5), np.float32(0.5), np.array([1, 9]), np.array([1.5], dtype=np.float32), np.array([True])):
    for low in (None, 1, 0.5, f, np.float32(0.75), np.int16(2), [1, 2]):
        for high in (None, 4, 2.5, np.float32(2), np.int64(3)):
            if low is None and high is None:
                continue
            r = np.clip(x, low, high)
            print(r.tolist(), r.dtype)
